package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import org.interleave.simulation.explore.Toy.Op;

/** Programs whose numbers of Mazurkiewicz traces are published (POPL'14, JACM'17, POPL'05). */
final class Literature {
  private Literature() {}

  private static Toy.Program program(int cells, List<List<Op>> threads) {
    return new Toy.Program(cells, threads, (1L << threads.size()) - 1, true);
  }

  static Toy.Program named(String name, int n) {
    return switch (name) {
      case "readers" -> readers(n);
      case "lastZero" -> lastZero(n);
      case "indexer" -> indexer(n);
      case "fileSystem" -> fileSystem(n);
      case "floatingRead" -> floatingRead(n);
      case "mutex" -> mutex(n);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** One writes, n read. */
  static Toy.Program readers(int n) {
    List<List<Op>> threads = new ArrayList<>();
    threads.add(List.of(new Op.Write(0, 1)));
    for (int i = 0; i < n; i++) {
      threads.add(List.of(new Op.Read(0, 0)));
    }
    return program(1, threads);
  }

  /** Thread j sets cell j to one more than cell j - 1; the first looks for the last zero. */
  static Toy.Program lastZero(int n) {
    List<List<Op>> threads = new ArrayList<>();
    List<Op> search = new ArrayList<>();
    for (int i = n; i >= 0; i--) {
      search.add(new Op.Read(i, 0));
      search.add(new Op.Unless(0, 1, 100));
    }
    threads.add(cut(search));
    for (int j = 1; j <= n; j++) {
      threads.add(List.of(new Op.Read(j - 1, 0), new Op.WriteRegister(j, 0, 1)));
    }
    return program(n + 1, threads);
  }

  /** Skipping beyond the end means the end. */
  private static List<Op> cut(List<Op> ops) {
    List<Op> cut = new ArrayList<>();
    for (int i = 0; i < ops.size(); i++) {
      cut.add(
          ops.get(i) instanceof Op.Unless u && i + 1 + u.skipped() > ops.size()
              ? new Op.Unless(u.register(), u.least(), ops.size() - i - 1)
              : ops.get(i));
    }
    return cut;
  }

  private static Op jump(int skipped) {
    return new Op.Unless(2, 1, skipped);
  }

  /** Flanagan and Godefroid's model of a file system. */
  static Toy.Program fileSystem(int n) {
    int blocks = 26;
    int inodes = 32;
    List<List<Op>> threads = new ArrayList<>();
    for (int tid = 0; tid < n; tid++) {
      int i = tid % inodes;
      int inodeLock = i;
      int inode = inodes + i;
      List<Op> body = new ArrayList<>();
      int tries = 4;
      for (int k = 0; k < tries; k++) {
        int b = (i * 2 + k) % blocks;
        int blockLock = 2 * inodes + b;
        int busy = 2 * inodes + blocks + b;
        body.add(new Op.Lock(blockLock));
        body.add(new Op.Read(busy, 0));
        body.add(new Op.Unless(0, 1, 2));
        body.add(new Op.Unlock(blockLock));
        body.add(jump(4));
        body.add(new Op.Write(busy, 1));
        body.add(new Op.Write(inode, b + 1));
        body.add(new Op.Unlock(blockLock));
        body.add(jump((tries - 1 - k) * 9));
      }
      List<Op> ops = new ArrayList<>();
      ops.add(new Op.Lock(inodeLock));
      ops.add(new Op.Read(inode, 1));
      ops.add(new Op.Unless(1, 1, 1));
      ops.add(jump(body.size()));
      ops.addAll(body);
      ops.add(new Op.Unlock(inodeLock));
      threads.add(ops);
    }
    return program(2 * inodes + 2 * blocks, threads);
  }

  /** Flanagan and Godefroid's indexer: threads put words into a hash table. */
  static Toy.Program indexer(int n) {
    int size = 128;
    List<List<Op>> threads = new ArrayList<>();
    for (int tid = 0; tid < n; tid++) {
      List<Op> ops = new ArrayList<>();
      for (int m = 1; m <= 4; m++) {
        int w = m * 11 + tid;
        int tries = 6;
        for (int k = 0; k < tries; k++) {
          ops.add(new Op.Swap((w * 7 + k) % size, 0, w, 0));
          ops.add(new Op.Unless(0, 1, 1));
          ops.add(jump((tries - 1 - k) * 3));
        }
      }
      threads.add(ops);
    }
    return program(size, threads);
  }

  static Toy.Program mutex(int n) {
    List<List<Op>> threads = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      threads.add(
          List.of(
              new Op.Lock(0), new Op.Read(1, 0), new Op.WriteRegister(1, 0, 1), new Op.Unlock(0)));
    }
    return program(2, threads);
  }

  /** One reads what n write. */
  static Toy.Program floatingRead(int n) {
    List<List<Op>> threads = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      threads.add(List.of(new Op.Write(0, i + 1)));
    }
    threads.add(List.of(new Op.Read(0, 0)));
    return program(1, threads);
  }
}
