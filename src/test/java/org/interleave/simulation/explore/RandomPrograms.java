package org.interleave.simulation.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.interleave.simulation.explore.Toy.Op;

/** Small programs with everything that the machine knows. */
final class RandomPrograms {
  private RandomPrograms() {}

  static Toy.Program next(Random random) {
    return next(random, random.nextInt(6));
  }

  static Toy.Program next(Random random, int kinds) {
    int threads = 2 + random.nextInt(3);
    int cells = 2 + random.nextInt(3);
    List<List<Op>> code = new ArrayList<>();
    boolean spawned = random.nextInt(3) == 0;
    int budget = 9;
    for (int t = 0; t < threads; t++) {
      List<Op> ops = new ArrayList<>();
      int length = 1 + random.nextInt(Math.max(1, budget / threads + 1));
      boolean locked = false;
      int lock = cells - 1;
      if (kinds >= 3 && random.nextInt(2) == 0) {
        ops.add(new Op.Lock(lock));
        locked = true;
      }
      for (int i = 0; i < length; i++) {
        ops.add(op(random, kinds, cells));
      }
      if (locked && random.nextInt(8) != 0) {
        ops.add(new Op.Unlock(lock));
        if (random.nextInt(2) == 0) {
          ops.add(op(random, kinds, cells));
        }
      }
      code.add(ops);
    }
    long started = (1L << threads) - 1;
    if (spawned) {
      int child = threads - 1;
      started &= ~(1L << child);
      code.get(0).add(random.nextInt(code.get(0).size() + 1), new Op.Spawn(child));
      if (random.nextBoolean()) {
        code.get(random.nextInt(threads - 1)).add(new Op.Join(child));
        code.get(0).add(op(random, kinds, cells));
      }
    }
    return new Toy.Program(cells, code, started, random.nextBoolean());
  }

  private static Op op(Random random, int kinds, int cells) {
    int cell = random.nextInt(cells);
    int register = random.nextInt(Toy.REGISTERS);
    long value = random.nextInt(3);
    int what = random.nextInt(kinds == 0 ? 4 : kinds == 1 ? 8 : kinds == 4 ? 12 : 18);
    return switch (what) {
      case 0, 1 -> new Op.Read(cell, register);
      case 2, 3 -> new Op.Write(cell, value);
      case 4 -> new Op.Add(cell, 1, register);
      case 5 -> new Op.Swap(cell, value, random.nextInt(3), register);
      case 6 -> new Op.WriteRegister(cell, register, random.nextInt(2));
      case 7 -> new Op.Unless(register, 1, 1);
      case 8 -> new Op.Try(cells - 1, register);
      case 9 -> new Op.Await(cell, random.nextInt(3));
      case 10 -> new Op.Choose(2, register);
      case 11 -> new Op.Unlock(cells - 1);
      case 12 -> new Op.Section(cell, value, random.nextInt(cells), random.nextInt(3));
      case 13 ->
          new Op.AwaitBoth(cell, random.nextInt(2), random.nextInt(cells), random.nextInt(2));
      case 14 -> new Op.Assert(register, value);
      case 15 -> new Op.Assume(register, value);
      case 16 -> random.nextInt(4) == 0 ? new Op.Crash() : new Op.Compute(register, 1, register);
      default -> new Op.Lock(cells - 1);
    };
  }
}
