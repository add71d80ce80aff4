package org.interleave.checks.web;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.interleave.checks.Job;
import org.interleave.checks.Jobs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
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
  private boolean beating;
  private boolean closed;

  JobEvents(Work work, InstantSource clock) {
    this.work = work;
    this.epoch = clock.millis();
  }

  private record Listener(SseEmitter emitter, String version) {}

  /**
   * @param version the digest of the one it is about; empty for all
   */
  private record Event(long number, String name, String version, Object data) {
    boolean concerns(Listener listener) {
      return version.isEmpty() || listener.version.isEmpty() || version.equals(listener.version);
    }
  }

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
    SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    Listener listener = new Listener(emitter, version);
    emitter.onCompletion(() -> listeners.remove(listener));
    emitter.onTimeout(emitter::complete);
    emitter.onError(failure -> listeners.remove(listener));
    synchronized (this) {
      if (closed) {
        emitter.complete();
        return emitter;
      }
      listeners.add(listener);
      missed(listener, last);
      start();
    }
    return emitter;
  }

  private void missed(Listener listener, String last) {
    if (last.isEmpty()) {
      return;
    }
    long heard = number(last);
    boolean known =
        heard == count || (!kept.isEmpty() && heard >= kept.getFirst().number - 1 && heard < count);
    if (!known) {
      send(listener, new Event(count, "refresh", "", ""));
      return;
    }
    kept.stream().filter(event -> event.number > heard).forEach(event -> send(listener, event));
  }

  /** −1 for an id that this server did not give. */
  private long number(String id) {
    String prefix = epoch + "-";
    if (!id.startsWith(prefix) || !id.substring(prefix.length()).matches("[0-9]{1,15}")) {
      return -1;
    }
    return Long.parseLong(id.substring(prefix.length()));
  }

  private void start() {
    if (watch == null) {
      watch = work.jobs().map(jobs -> jobs.watch(ids -> changed(jobs, ids))).orElse(null);
    }
    if (!beating) {
      beating = true;
      Thread.ofVirtual().name("job-events").start(this::beat);
    }
  }

  private void changed(Jobs jobs, Set<Long> ids) {
    if (listeners.isEmpty()) {
      // whoever listened is gone; what is not told cannot be caught up with
      synchronized (this) {
        kept.clear();
        count++;
      }
      return;
    }
    if (ids.isEmpty() || ids.size() > MOST_JOBS) {
      tell("refresh", "", "");
      return;
    }
    for (long id : ids) {
      jobs.find(id).map(Told::of).ifPresent(told -> tell("job", told.version, told));
    }
  }

  private synchronized void tell(String name, String version, Object data) {
    Event event = new Event(++count, name, version, data);
    kept.addLast(event);
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    listeners.forEach(listener -> send(listener, event));
  }

  private void send(Listener listener, Event event) {
    if (event.concerns(listener)) {
      send(
          listener,
          SseEmitter.event().id(epoch + "-" + event.number).name(event.name).data(event.data));
    }
  }

  private void send(Listener listener, SseEmitter.SseEventBuilder event) {
    try {
      listener.emitter.send(event.build());
    } catch (IOException | IllegalStateException e) {
      LOG.debug("a page was closed: {}", e.getMessage());
      listeners.remove(listener);
    }
  }

  private void beat() {
    try {
      while (goOn()) {
        listeners.forEach(listener -> send(listener, SseEmitter.event().comment("beat")));
        Thread.sleep(BEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean goOn() {
    beating = !listeners.isEmpty() && !closed;
    if (!beating) {
      stopWatching();
    }
    return beating;
  }

  private void stopWatching() {
    if (watch != null) {
      try {
        watch.close();
      } catch (Exception e) {
        LOG.warn("the watch of jobs could not be ended", e);
      }
      watch = null;
      // nobody watches from here on
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
    all.forEach(listener -> listener.emitter.complete());
  }
}
