package org.interleave.simulation.machine;

import java.util.List;
import org.interleave.c.Function;
import org.interleave.c.Local;
import org.interleave.c.Place;
import org.interleave.simulation.Site;
import org.jspecify.annotations.Nullable;

/** A function ready to run. */
final class Code {
  /** Where model files are: their frames are left out of reports. */
  static final String MODELS = "@interleave/";

  final Function function;
  final String name;

  /** Of a model: its accesses are its own business, and reports name its caller. */
  final boolean model;

  final Local[] locals;

  /** The registers at the start, with the constants that are never written again. */
  final long[] template;

  final Op[] ops;
  final boolean[] reached;

  private final @Nullable Site[] sites;
  private @Nullable Loops loops;

  Code(Function function, long[] template, Op[] ops) {
    this.function = function;
    this.name = function.symbol().name();
    this.model = function.place().file().startsWith(MODELS);
    this.locals = function.locals().toArray(Local[]::new);
    this.template = template;
    this.ops = ops;
    this.reached = new boolean[ops.length];
    this.sites = new Site[ops.length];
  }

  Place place(int pc) {
    return function.places().get(Math.min(pc, function.places().size() - 1));
  }

  Site site(int pc) {
    Site site = sites[pc];
    if (site == null) {
      site = new Site(place(pc), name, ops[pc].what(), List.of());
      sites[pc] = site;
    }
    return site;
  }

  /** Whether a loop without effects of its own may come back to this instruction. */
  boolean spins(int pc) {
    return loops().spins(pc);
  }

  Loops loops() {
    Loops known = loops;
    if (known == null) {
      known = new Loops(function);
      loops = known;
    }
    return known;
  }
}
