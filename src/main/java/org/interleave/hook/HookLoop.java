package org.interleave.hook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Has db-scheduler deal out what is due, as long as the server runs. */
final class HookLoop implements SmartLifecycle {
  static final String TABLE = "hook_task";

  /** So that a receiver that answers late does not hold up the others. */
  private static final int AT_ONCE = 4;

  private static final Duration LOOK = Duration.ofSeconds(2);

  private final DataSource source;
  private final Task<Void> deliver;
  private final RecurringTask<Void> tidy;
  private volatile @Nullable Scheduler scheduler;

  HookLoop(DataSource source, Delivering delivering) {
    this.source = source;
    this.deliver = delivering.task();
    this.tidy =
        Tasks.recurring("tidy", FixedDelay.ofHours(1))
            .execute((instance, context) -> delivering.tidy());
  }

  /** May come again after a stop, which a scheduler of its own does not survive. */
  @Override
  public void start() {
    Scheduler fresh =
        Scheduler.create(source, List.of(deliver))
            .tableName(TABLE)
            .startTasks(tidy)
            .threads(AT_ONCE)
            .pollUsingLockAndFetch(0.5, 1)
            .pollingInterval(LOOK)
            .build();
    scheduler = fresh;
    fresh.start();
  }

  @Override
  public void stop() {
    Scheduler old = scheduler;
    scheduler = null;
    if (old != null) {
      old.stop();
    }
  }

  @Override
  public boolean isRunning() {
    return scheduler != null;
  }
}
