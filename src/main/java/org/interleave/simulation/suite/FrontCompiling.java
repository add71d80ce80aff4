package org.interleave.simulation.suite;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.interleave.c.FrontEnd;
import org.interleave.c.Limits;
import org.interleave.c.Options;
import org.interleave.c.ParseCache;
import org.interleave.c.Program;
import org.interleave.c.Symbol;
import org.interleave.c.Unit;
import org.interleave.simulation.model.Models;
import org.interleave.simulation.model.World;

/** Compiles with the front end; what revisions have in common is parsed once. */
public final class FrontCompiling implements Compiling {
  private final ParseCache cache;
  private final Map<World, Models> models = new EnumMap<>(World.class);

  public FrontCompiling(ParseCache cache) {
    this.cache = cache;
    for (World world : World.values()) {
      models.put(world, new Models(world, cache));
    }
  }

  @Override
  public Program compile(Sources sources) {
    Options options =
        new Options(
            List.of(),
            sources.includePaths(),
            sources.forced(),
            sources.defines(),
            Limits.standard());
    FrontEnd frontEnd = new FrontEnd(sources.files(), options, cache);
    List<Unit> units = new ArrayList<>(sources.units().stream().map(frontEnd::parse).toList());
    List<Symbol> roots = new ArrayList<>();
    for (Suite.Scenario scenario : sources.scenarios()) {
      Symbol entry = Compiling.entry(scenario);
      roots.add(entry);
      Options renamed = options.define(Map.of("scenario", entry.name()));
      units.add(new FrontEnd(sources.files(), renamed, cache).parse(scenario.path()));
    }
    Models world = models.get(sources.world());
    if (world == null) {
      throw new IllegalStateException("no models of " + sources.world());
    }
    return world.link(units, roots);
  }
}
