package org.interleave.simulation.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.interleave.c.Symbol;
import org.interleave.simulation.Event;
import org.interleave.simulation.Execution.Status;
import org.junit.jupiter.api.Test;

class MachineTest {
  /** A machine whose first thread has come to its first visible action. */
  private static Machine machine(Assembly program) {
    Machine machine =
        new Machine(program, Symbol.external("main"), Machine.Limits.USUAL, new Identities());
    machine.step(0, 0);
    return machine;
  }

  private static Assembly twoWriters() {
    return new Assembly()
        .variable("x", 8)
        .function(
            "one",
            1,
            f -> {
              f.store("x", f.constant(1));
              f.done();
            })
        .function(
            "two",
            1,
            f -> {
              f.store("x", f.constant(2));
              f.done();
            })
        .function(
            "main",
            0,
            f -> {
              int a = f.spawn("one");
              int b = f.spawn("two");
              f.call("il_join", a);
              f.call("il_join", b);
              f.load("x");
              f.done();
            });
  }

  @Test
  void standsBeforeVisibleActionsAndTakesStepsBack() {
    Machine machine = machine(twoWriters());

    assertThat(machine.threads()).isEqualTo(3);
    assertThat(machine.status(0)).isEqualTo(Status.BLOCKED);
    assertThat(machine.status(1)).isEqualTo(Status.READY);
    Event first = machine.step(1, 0);
    assertThat(first.accesses()).hasSize(1);
    assertThat(first.accesses().getFirst().writes()).isTrue();
    assertThat(machine.status(1)).isEqualTo(Status.FINISHED);
    machine.undo();

    assertThat(machine.status(1)).isEqualTo(Status.READY);
    Event other = machine.step(2, 0);
    assertThat(other.accesses().getFirst().before()).isZero();
    assertThat(machine.step(1, 0).accesses().getFirst().before()).isEqualTo(2);
    assertThat(machine.status(0)).isEqualTo(Status.FINISHED);
    assertThat(machine.depth()).isEqualTo(3);
  }

  @Test
  void everyOrderIsReachedByUndoing() {
    Set<String> orders = new HashSet<>();
    explore(machine(mutexes(3)), "", orders);

    assertThat(orders).hasSize(6);
  }

  private static Assembly mutexes(int threads) {
    return new Assembly()
        .variable("m", 8)
        .function(
            "worker",
            1,
            f -> {
              f.lock("m");
              f.unlock("m");
              f.done();
            })
        .function(
            "main",
            0,
            f -> {
              int[] ids = new int[threads];
              for (int i = 0; i < threads; i++) {
                ids[i] = f.spawn("worker");
              }
              for (int id : ids) {
                f.call("il_join", id);
              }
              f.done();
            });
  }

  private static void explore(Machine machine, String path, Set<String> orders) {
    boolean ready = false;
    for (int thread = 0; thread < machine.threads(); thread++) {
      if (machine.status(thread) == Status.READY) {
        ready = true;
        machine.step(thread, 0);
        explore(machine, path + thread, orders);
        machine.undo();
      }
    }
    if (!ready) {
      assertThat(machine.status(0)).isEqualTo(Status.FINISHED);
      orders.add(path);
    }
  }

  @Test
  void waitsBeforeALoopThatSpinsUntilItsConditionChanges() {
    Machine machine =
        machine(
            new Assembly()
                .variable("flag", 8)
                .function(
                    "waiter",
                    1,
                    f -> {
                      int head = f.here();
                      f.loopWhileZero(f.load("flag"), head);
                      f.done();
                    })
                .function(
                    "main",
                    0,
                    f -> {
                      int waiter = f.spawn("waiter");
                      f.store("flag", f.constant(1));
                      f.call("il_join", waiter);
                      f.done();
                    }));

    assertThat(machine.status(1)).isEqualTo(Status.BLOCKED);
    machine.step(0, 0);
    assertThat(machine.status(1)).isEqualTo(Status.READY);
    Event read = machine.step(1, 0);

    assertThat(read.conditional()).isTrue();
    assertThat(machine.status(0)).isEqualTo(Status.FINISHED);
    machine.undo();
    long cell = read.accesses().getFirst().cell();
    assertThat(machine.enabledWith(1, cell, 0)).isFalse();
    assertThat(machine.enabledWith(1, cell, 7)).isTrue();
    machine.undo();
    assertThat(machine.status(1)).isEqualTo(Status.BLOCKED);
  }
}
