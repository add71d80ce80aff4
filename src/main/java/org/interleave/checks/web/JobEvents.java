package org.interleave.checks.web;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.interleave.checks.Job;
import org.interleave.checks.Jobs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells listening pages how jobs get on. There is one watcher of the jobs for all pages. Events
 * have ids, and a page that comes back hears what it missed; where that is no longer known it is
 * told to load anew.
 */
@Component
class JobEvents {
  private static final Logger LOG = LoggerFactory.getLogger(JobEvents.class);

  /** Shows a page that was closed, and keeps proxies from closing what is quiet. */
  private static final Duration BEAT = Duration.ofSeconds(10);

  /** A page that is left open asks again by itself after this. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private static final int KEPT = 500;

  /** More changes at once are told as one. */
  private static final int MOST_JOBS = 40;

  private final Work work;

  /** Tells the events of this server from those of the one that was here before. */
  private final long epoch;

  private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
  private final Deque<Event> kept = new ArrayDeque<>();
  private long count;
  private @Nullable AutoCloseable watch;
  private boolean closed;

  JobEvents(Work work, InstantSource clock) {
    this.work = work;
    this.epoch = clock.millis();
  }

  /**
   * A page that listens. What it is to hear waits here until its own thread has written what was
   * before, so that a page that reads slowly holds up nobody.
   */
  private final class Listener {
    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>(KEPT);
    private final Thread thread = Thread.ofVirtual().name("job-events").unstarted(this::run);
    private final String version;

    Listener(String version) {
      this.version = version;
      emitter.onTimeout(emitter::complete);
      emitter.onCompletion(thread::interrupt);
      emitter.onError(failure -> thread.interrupt());
    }

    /** In the order of events. */
    void tell(Event event) {
      boolean concerns =
          event.version.isEmpty() || version.isEmpty() || version.equals(event.version);
      if (concerns && !waiting.offer(event)) {
        // so far behind that it does better to load anew
        waiting.clear();
        waiting.add(new Event(event.number, "refresh", "", ""));
      }
    }

    private void run() {
      try {
        while (!Thread.currentThread().isInterrupted()) {
          Event event = waiting.poll(BEAT.toSeconds(), TimeUnit.SECONDS);
          emitter.send((event == null ? SseEmitter.event().comment("beat") : sent(event)).build());
        }
      } catch (IOException | IllegalStateException e) {
        LOG.debug("a page was closed: {}", e.getMessage());
      } catch (InterruptedException e) {
        // it has ended
      } finally {
        left(this);
      }
    }
  }

  /**
   * @param version the digest of the one it is about; empty for all
   */
  private record Event(long number, String name, String version, Object data) {}

  /** As the pages' script reads it. */
  private record Told(
      long id, String state, String said, @Nullable Double part, boolean ended, String version) {
    static Told of(Job job) {
      JobView view = JobView.of(job, "");
      return new Told(
          view.id(),
          view.state().word(),
          view.said(),
          view.part().orElse(null),
          !view.state().isUnderWay(),
          view.version());
    }
  }

  /**
   * @param version the digest of the one version that it wants to hear of; empty for all
   * @param last the id of the last event that it heard; empty if it heard none
   */
  SseEmitter listen(String version, String last) {
    Listener listener = new Listener(version);
    synchronized (this) {
      if (closed) {
        listener.emitter.complete();
        return listener.emitter;
      }
      listeners.add(listener);
      missed(listener, last);
      if (watch == null) {
        watch = work.jobs().map(jobs -> jobs.watch(ids -> changed(jobs, ids))).orElse(null);
      }
    }
    listener.thread.start();
    return listener.emitter;
  }

  private void missed(Listener listener, String last) {
    if (last.isEmpty()) {
      return;
    }
    long heard = number(last);
    boolean known =
        heard == count || (!kept.isEmpty() && heard >= kept.getFirst().number - 1 && heard < count);
    if (!known) {
      listener.tell(new Event(count, "refresh", "", ""));
      return;
    }
    kept.stream().filter(event -> event.number > heard).forEach(listener::tell);
  }

  /** −1 for an id that this server did not give. */
  private long number(String id) {
    String prefix = epoch + "-";
    if (!id.startsWith(prefix) || !id.substring(prefix.length()).matches("[0-9]{1,15}")) {
      return -1;
    }
    return Long.parseLong(id.substring(prefix.length()));
  }

  private void changed(Jobs jobs, Set<Long> ids) {
    if (ids.isEmpty() || ids.size() > MOST_JOBS) {
      tell("refresh", "", "");
      return;
    }
    try {
      for (long id : ids) {
        jobs.find(id).map(Told::of).ifPresent(told -> tell("job", told.version, told));
      }
    } catch (DataAccessException e) {
      LOG.warn("pages are told to load anew, since jobs cannot be read: {}", e.getMessage());
      tell("refresh", "", "");
    }
  }

  private synchronized void tell(String name, String version, Object data) {
    Event event = new Event(++count, name, version, data);
    kept.addLast(event);
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    listeners.forEach(listener -> listener.tell(event));
  }

  private SseEmitter.SseEventBuilder sent(Event event) {
    return SseEmitter.event().id(epoch + "-" + event.number).name(event.name).data(event.data);
  }

  private synchronized void left(Listener listener) {
    listeners.remove(listener);
    if (listeners.isEmpty()) {
      stopWatching();
    }
  }

  private void stopWatching() {
    if (watch != null) {
      try {
        watch.close();
      } catch (Exception e) {
        LOG.warn("the watch of jobs could not be ended", e);
      }
      watch = null;
      // what is not watched cannot be caught up with
      kept.clear();
      count++;
    }
  }

  int listening() {
    return listeners.size();
  }

  /** A graceful stop waits for every request; these would never end. */
  @EventListener(ContextClosedEvent.class)
  void closeAll() {
    List<Listener> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(listeners);
      listeners.clear();
      stopWatching();
    }
    // one that is just being written to may take its time
    all.forEach(listener -> Thread.startVirtualThread(listener.emitter::complete));
  }
}
