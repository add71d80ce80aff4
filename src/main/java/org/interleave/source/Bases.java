package org.interleave.source;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds the commit that a version is built on: the one that it states, else the newest before it
 * was posted whose files are as its index lines say, else the newest on which it applies, else the
 * one on which most of it applies.
 */
public final class Bases {
  /** A clock that is a day wrong, or a zone forgotten. */
  private static final Duration SLACK = Duration.ofDays(1);

  private static final int MOST_TRIALS = 200;

  private final InstantSource clock;
  private final Duration limit;

  /**
   * @param limit how long a search may take
   */
  public Bases(InstantSource clock, Duration limit) {
    this.clock = clock;
    this.limit = limit;
  }

  /** One state of the touched files, and a commit that has it. */
  private record Candidate(ObjectId commit, List<ObjectId> signature) {}

  /** What a walk found; {@code notes} tell when it was cut short. */
  private record Walk(Optional<Candidate> exact, List<Candidate> candidates, List<String> notes) {}

  public Base find(Tree tree, Submission submission) throws TreeException {
    Touched touched = Touched.of(submission.patches());
    List<String> notes = new ArrayList<>();
    if (submission.baseCommit().isPresent()) {
      String stated = submission.baseCommit().get();
      Optional<String> commit = tree.commit(stated);
      if (commit.isPresent()) {
        return base(tree, commit.get(), Base.How.STATED, touched, notes);
      }
      notes.add("the stated base " + stated + " is not in the tree");
    }
    Instant end = clock.instant().plus(limit);
    Walk walk = walk(tree, touched, submission.posted(), end);
    notes.addAll(walk.notes());
    if (walk.exact().isPresent()) {
      return base(tree, walk.exact().get().commit().name(), Base.How.BLOBS, touched, notes);
    }
    if (walk.candidates().isEmpty()) {
      notes.add("the tree has no commits");
      return new Base(Optional.empty(), Base.How.NONE, 0, 0, List.of(), notes);
    }
    return tried(tree, submission, touched, walk.candidates(), end, notes);
  }

  private Walk walk(Tree tree, Touched touched, Optional<Instant> posted, Instant end)
      throws TreeException {
    long latest = posted.map(at -> at.plus(SLACK).getEpochSecond()).orElse(Long.MAX_VALUE);
    States states = new States(touched);
    List<String> notes = new ArrayList<>();
    int count = 0;
    try (ObjectReader reader = tree.repository().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      Signatures signatures = new Signatures(reader, touched.paths());
      walk.sort(RevSort.COMMIT_TIME_DESC);
      for (ObjectId head : tree.heads()) {
        walk.markStart(walk.parseCommit(head));
      }
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        if (++count % 64 == 0 && clock.instant().isAfter(end)) {
          notes.add("the search stopped after " + count + " commits, when its time was over");
          break;
        }
        List<ObjectId> signature = signatures.of(commit.getTree());
        boolean older = commit.getCommitTime() <= latest;
        commit.disposeBody();
        if (states.add(new Candidate(commit.copy(), signature), older)) {
          break;
        }
      }
    } catch (MissingObjectException e) {
      notes.add("the search stopped after " + count + " commits: the repository is not complete");
    } catch (IOException e) {
      throw new TreeException("cannot walk the history", e);
    }
    return new Walk(states.exact(), states.inOrder(), notes);
  }

  /**
   * The different states of the touched files. Each stands for its newest commit before the
   * posting; of commits after it, which cannot be the base but may be like it, for the oldest.
   */
  private static final class States {
    private final Touched touched;
    private final Map<List<ObjectId>, Candidate> older = new LinkedHashMap<>();
    private final Map<List<ObjectId>, Candidate> younger = new LinkedHashMap<>();

    States(Touched touched) {
      this.touched = touched;
    }

    /** Whether the search is over. */
    boolean add(Candidate candidate, boolean isOlder) {
      if (!isOlder) {
        younger.put(candidate.signature(), candidate);
        return false;
      }
      return older.putIfAbsent(candidate.signature(), candidate) == null && isExact(candidate);
    }

    Optional<Candidate> exact() {
      return inOrder().stream().filter(this::isExact).findFirst();
    }

    List<Candidate> inOrder() {
      List<Candidate> order = new ArrayList<>(older.values());
      order.addAll(List.copyOf(younger.values()).reversed());
      return order;
    }

    private boolean isExact(Candidate candidate) {
      return !touched.blobs().isEmpty() && misses(touched, candidate.signature()).isEmpty();
    }
  }

  /** The first candidate on which everything applies, else the one with the fewest problems. */
  private Base tried(
      Tree tree,
      Submission submission,
      Touched touched,
      List<Candidate> order,
      Instant end,
      List<String> notes)
      throws TreeException {
    Candidate best = order.getFirst();
    int fewest = Integer.MAX_VALUE;
    int trials = 0;
    for (Candidate candidate : order) {
      if (trials > 0 && (trials == MOST_TRIALS || clock.instant().isAfter(end))) {
        notes.add("only " + trials + " of " + order.size() + " states of the files were tried");
        break;
      }
      trials++;
      Optional<String> commit = Optional.of(candidate.commit().name());
      int problems = Revisions.build(tree, commit, submission.patches()).problems().size();
      if (problems < fewest) {
        fewest = problems;
        best = candidate;
      }
      if (problems == 0) {
        return base(tree, best.commit().name(), Base.How.APPLIES, touched, notes);
      }
    }
    return base(tree, best.commit().name(), Base.How.CLOSEST, touched, notes);
  }

  private static Base base(
      Tree tree, String commit, Base.How how, Touched touched, List<String> notes)
      throws TreeException {
    List<ObjectId> signature;
    try (ObjectReader reader = tree.repository().newObjectReader();
        RevWalk walk = new RevWalk(reader)) {
      ObjectId root = walk.parseCommit(ObjectId.fromString(commit)).getTree();
      signature = new Signatures(reader, touched.paths()).of(root);
    } catch (IOException e) {
      throw new TreeException("cannot read commit " + commit, e);
    }
    List<Base.Miss> misses = misses(touched, signature);
    int wanted = touched.blobs().size();
    return new Base(Optional.of(commit), how, wanted - misses.size(), wanted, misses, notes);
  }

  private static List<Base.Miss> misses(Touched touched, List<ObjectId> signature) {
    List<Base.Miss> misses = new ArrayList<>();
    for (int i = 0; i < signature.size(); i++) {
      String path = touched.paths().get(i);
      Optional<String> wanted = touched.blobs().get(path);
      if (wanted == null) {
        continue;
      }
      boolean there = !signature.get(i).equals(ObjectId.zeroId());
      String found = there ? signature.get(i).name() : "";
      boolean same = wanted.isPresent() ? there && found.startsWith(wanted.get()) : !there;
      if (!same) {
        misses.add(new Base.Miss(path, wanted, there ? Optional.of(found) : Optional.empty()));
      }
    }
    return misses;
  }
}
