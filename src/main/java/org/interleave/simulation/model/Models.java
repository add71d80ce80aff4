package org.interleave.simulation.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interleave.c.Callee;
import org.interleave.c.FrontEnd;
import org.interleave.c.Function;
import org.interleave.c.Global;
import org.interleave.c.Instruction;
import org.interleave.c.Instruction.AddressOf;
import org.interleave.c.Instruction.Call;
import org.interleave.c.Linker;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.c.Unit;

/**
 * Links programs with the model files that they need, and no others: a file is read when something
 * that can be reached from the program's roots is defined in it.
 */
public final class Models {
  private final World world;
  private final FrontEnd frontEnd;

  /**
   * @param cache kept over programs, so that a model file is parsed once
   */
  public Models(World world, ParseCache cache) {
    this.world = world;
    this.frontEnd = new FrontEnd(World.files(), Options.includePaths(world.includePaths()), cache);
  }

  /**
   * @param units the program's own
   * @param roots names of the functions that executions begin with
   */
  public Program link(List<Unit> units, List<Symbol> roots) {
    Map<String, Unit> models = new LinkedHashMap<>();
    while (true) {
      Program program = Linker.link(units, List.copyOf(models.values()));
      Set<String> missing = new Reach(program).missing(roots, models.keySet());
      if (missing.isEmpty()) {
        return program;
      }
      missing.forEach(file -> models.put(file, frontEnd.parse(file)));
    }
  }

  /** What can be reached from roots, through calls, addresses and initial values. */
  private final class Reach {
    private final Program program;
    private final Set<Symbol> seen = new HashSet<>();
    private final Deque<Symbol> open = new ArrayDeque<>();
    private final Set<String> missing = new LinkedHashSet<>();

    Reach(Program program) {
      this.program = program;
    }

    Set<String> missing(List<Symbol> roots, Set<String> loaded) {
      roots.forEach(this::reach);
      program.constructors().forEach(this::reach);
      while (!open.isEmpty()) {
        Symbol symbol = open.poll();
        Optional<Function> function = program.function(symbol);
        Optional<Global> global = function.isPresent() ? Optional.empty() : program.global(symbol);
        boolean header = function.isPresent() && function.get().place().file().endsWith(".h");
        if (header || function.isEmpty() && global.isEmpty()) {
          Optional<String> file = world.definition(symbol.name());
          if (file.isPresent() && !loaded.contains(file.get())) {
            missing.add(file.get());
            continue;
          }
        }
        function.ifPresent(f -> f.code().forEach(this::follow));
        global.ifPresent(g -> g.relocations().forEach(r -> reach(r.symbol())));
      }
      return missing;
    }

    private void follow(Instruction instruction) {
      if (instruction instanceof AddressOf address) {
        reach(address.symbol());
      } else if (instruction instanceof Call call && call.callee() instanceof Callee.Named named) {
        reach(named.symbol());
      }
    }

    private void reach(Symbol symbol) {
      if (seen.add(symbol)) {
        open.add(symbol);
      }
    }
  }
}
