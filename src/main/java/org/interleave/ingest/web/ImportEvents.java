package org.interleave.ingest.web;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.interleave.ingest.Imports;
import org.interleave.ingest.PageRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells listening pages how imports come along, in whatever process they run. One thread asks the
 * database for all pages, and only while there is one.
 */
@Component
class ImportEvents {
  private static final Logger LOG = LoggerFactory.getLogger(ImportEvents.class);
  private static final Duration BEAT = Duration.ofMillis(500);
  private static final Duration IDLE_BEAT = Duration.ofSeconds(2);

  /** A page that is left open asks again by itself after this. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Imports imports;
  private final Set<SseEmitter> listeners = ConcurrentHashMap.newKeySet();
  private boolean asking;

  ImportEvents(Imports imports) {
    this.imports = imports;
  }

  /** As the page's script reads it. */
  private record Progress(String id, String said, @Nullable Double part, boolean ended) {
    static Progress of(ImportView view, boolean ended) {
      return new Progress(view.id(), view.said(), view.part().orElse(null), ended);
    }
  }

  SseEmitter listen() {
    SseEmitter listener = new SseEmitter(LONGEST.toMillis());
    listener.onCompletion(() -> listeners.remove(listener));
    listener.onTimeout(listener::complete);
    listener.onError(failure -> listeners.remove(listener));
    listeners.add(listener);
    startAsking();
    return listener;
  }

  private synchronized void startAsking() {
    if (!asking) {
      asking = true;
      Thread.ofVirtual().name("import-events").start(this::ask);
    }
  }

  private void ask() {
    Map<String, ImportView> before = new LinkedHashMap<>();
    String newest = newest();
    try {
      while (goOn()) {
        Map<String, ImportView> now = new LinkedHashMap<>();
        imports.running().stream().map(ImportView::of).forEach(view -> now.put(view.id(), view));
        before.keySet().removeAll(now.keySet());
        before.values().forEach(view -> tell(Progress.of(view, true)));
        now.values().forEach(view -> tell(Progress.of(view, false)));
        String latest = newest();
        if (!latest.equals(newest) && now.isEmpty()) {
          // it began and ended between two looks
          tell(new Progress(latest, "", null, true));
        }
        newest = latest;
        before = now;
        if (now.isEmpty()) {
          beat();
        }
        Thread.sleep(now.isEmpty() ? IDLE_BEAT : BEAT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("pages no longer hear of imports until they are loaded again", e);
      synchronized (this) {
        asking = false;
      }
      closeAll();
    }
  }

  private String newest() {
    return imports.recent(new PageRequest(0, 1)).stream()
        .map(run -> String.valueOf(run.id().value()))
        .findFirst()
        .orElse("");
  }

  private synchronized boolean goOn() {
    asking = !listeners.isEmpty();
    return asking;
  }

  private void tell(Progress progress) {
    send(SseEmitter.event().name("progress").data(progress));
  }

  /** Notices pages that were closed. */
  private void beat() {
    send(SseEmitter.event().comment("beat"));
  }

  private void send(SseEmitter.SseEventBuilder event) {
    Set<ResponseBodyEmitter.DataWithMediaType> data = event.build();
    for (SseEmitter listener : listeners) {
      try {
        listener.send(data);
      } catch (IOException | IllegalStateException e) {
        LOG.debug("a page was closed: {}", e.getMessage());
        listeners.remove(listener);
      }
    }
  }

  /** A graceful stop waits for every request; these would never end. */
  @EventListener(ContextClosedEvent.class)
  void closeAll() {
    listeners.forEach(SseEmitter::complete);
    listeners.clear();
  }
}
