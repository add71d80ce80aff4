package org.interleave.source.store;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.interleave.ingest.Messages;
import org.interleave.mail.Mail;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.series.Version;
import org.interleave.source.Base;
import org.interleave.source.Bases;
import org.interleave.source.Revisions;
import org.interleave.source.Submission;
import org.interleave.source.Tree;
import org.interleave.source.TreeException;

/**
 * Applies stored versions to the known trees, each once, in the background: finding a base may take
 * seconds in a large history, and a page does not wait.
 */
public final class Applications implements AutoCloseable {
  /** A version's changed files are kept in memory; a reviewer looks at a few series at a time. */
  private static final int KEPT = 24;

  private static final Duration SEARCH = Duration.ofSeconds(60);

  /** What an application depends on. */
  private record Key(List<Path> trees, Optional<MessageId> cover, List<MessageId> patches) {}

  private final Supplier<List<Path>> trees;
  private final Messages messages;
  private final InstantSource clock;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("applying").daemon().factory());
  private final Map<Path, Tree> open = new LinkedHashMap<>();
  private final Map<Key, CompletableFuture<Application>> known =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompletableFuture<Application>> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param trees tells which trees there are, whenever it is asked
   */
  public Applications(Supplier<List<Path>> trees, Messages messages, InstantSource clock) {
    this.trees = trees;
    this.messages = messages;
    this.clock = clock;
  }

  /** As {@link #of}, with the trees as they are now: history that was fetched meanwhile counts. */
  public Application anew(Version version, Duration patience) {
    synchronized (this) {
      known.remove(key(trees.get(), version));
    }
    return of(version, patience);
  }

  /** What is known after waiting so long at most. */
  public Application of(Version version, Duration patience) {
    List<Path> paths = trees.get();
    if (paths.isEmpty()) {
      return new Application.NoTree();
    }
    try {
      return started(paths, version).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Application.Pending();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Application.Pending();
    } catch (ExecutionException e) {
      throw new IllegalStateException("applying " + version.name() + " failed", e.getCause());
    }
  }

  private synchronized CompletableFuture<Application> started(List<Path> paths, Version version) {
    return known.computeIfAbsent(
        key(paths, version), wanted -> CompletableFuture.supplyAsync(() -> apply(wanted), worker));
  }

  private static Key key(List<Path> paths, Version version) {
    List<MessageId> patches = version.patches().stream().map(Version.Patch::message).toList();
    return new Key(paths, version.cover(), patches);
  }

  private Application apply(Key key) {
    Submission submission = submission(key);
    List<Application.Applied> fits = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (Path path : key.trees()) {
      try {
        Tree tree = tree(path);
        Base base = new Bases(clock, SEARCH).find(tree, submission);
        fits.add(
            new Application.Applied(path, base, Revisions.build(tree, base, submission.patches())));
      } catch (TreeException e) {
        reasons.add(String.valueOf(e.getMessage()));
      }
    }
    return fits.stream()
        .min(
            Comparator.comparing((Application.Applied fit) -> fit.base().how())
                .thenComparing(fit -> fit.revisions().problems().size()))
        .<Application>map(fit -> fit)
        .orElseGet(() -> new Application.Unreadable(reasons));
  }

  private Submission submission(Key key) {
    List<MessageId> ids = new ArrayList<>(key.patches());
    key.cover().ifPresent(ids::add);
    Map<MessageId, Mail> mails = messages.read(ids);
    List<Message> patches =
        key.patches().stream().flatMap(id -> message(mails, id).stream()).toList();
    return Submission.of(key.cover().flatMap(id -> message(mails, id)), patches);
  }

  private static Optional<Message> message(Map<MessageId, Mail> mails, MessageId id) {
    return mails.get(id) instanceof Message message ? Optional.of(message) : Optional.empty();
  }

  private Tree tree(Path path) throws TreeException {
    Tree tree = open.get(path);
    if (tree == null) {
      tree = Tree.open(path);
      open.put(path, tree);
    }
    return tree;
  }

  @Override
  public void close() {
    worker.shutdownNow();
    open.values().forEach(Tree::close);
  }
}
