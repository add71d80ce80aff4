package org.interleave.simulation.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.interleave.c.SourceTree;

/** Whether a suite can be run on a revision, and with what. */
public sealed interface Preparation {

  /**
   * What a compiler needs.
   *
   * @param files the revision under the overlay and the suite's own files
   * @param units of the revision and of the glue; a scenario's own comes on top
   * @param subject the files whose lines are counted
   * @param notes what is different from what the suite asks for
   */
  record Ready(
      SourceTree files,
      List<String> units,
      List<String> includePaths,
      Map<String, String> defines,
      List<String> forced,
      List<String> subject,
      List<String> notes)
      implements Preparation {
    public Ready {
      units = List.copyOf(units);
      includePaths = List.copyOf(includePaths);
      defines = java.util.Collections.unmodifiableMap(new TreeMap<>(defines));
      forced = List.copyOf(forced);
      subject = List.copyOf(subject);
      notes = List.copyOf(notes);
    }
  }

  /** The revision is not one that the suite is made for. */
  record Unfit(List<String> reasons) implements Preparation {
    public Unfit {
      reasons = List.copyOf(reasons);
    }
  }

  static Preparation of(Suite suite, SourceTree revision) {
    SourceTree tree = remembered(revision);
    List<String> reasons = new ArrayList<>();
    suite.subject().stream()
        .filter(path -> tree.file(path).isEmpty())
        .forEach(path -> reasons.add("the revision has no " + path + ", the suite's subject"));
    suite.linked().stream()
        .filter(path -> tree.file(path).isEmpty())
        .forEach(path -> reasons.add("the revision has no " + path + ", which the suite links in"));
    Optional<KernelOverlay> overlay =
        suite.overlay().map(name -> new KernelOverlay(tree, suite.config()));
    overlay.ifPresent(one ->
        one.missing()
            .forEach(path ->
                reasons.add(
                    "the revision has no "
                        + path
                        + ": it is no kernel tree that the overlay "
                        + KernelOverlay.NAME
                        + " is made for")));
    return reasons.isEmpty() ? ready(suite, tree, overlay) : new Unfit(reasons);
  }

  private static Ready ready(Suite suite, SourceTree tree, Optional<KernelOverlay> overlay) {
    SourceTree own =
        path ->
            path.startsWith(Suite.FOLDER)
                ? suite.own().file(path.substring(Suite.FOLDER.length()))
                : Optional.empty();
    SourceTree files =
        own.over(overlay.<SourceTree>map(one -> one).orElse(path -> Optional.empty()));
    List<String> notes = new ArrayList<>();
    List<String> forced = new ArrayList<>();
    overlay.ifPresent(one -> forced.addAll(one.forced()));
    for (String path : suite.forced()) {
      if (tree.file(path).isPresent()) {
        forced.add(path);
      } else {
        notes.add("the revision has no " + path + ", which the suite includes first");
      }
    }
    List<String> includePaths = new ArrayList<>(suite.includePaths());
    overlay.ifPresent(one -> includePaths.addAll(one.includePaths()));
    Map<String, String> defines = new TreeMap<>();
    overlay.ifPresent(one -> defines.putAll(one.defines(suite.name().replace('-', '_'))));
    defines.putAll(suite.defines());
    suite.probes().forEach(probe -> defines.put(probe.macro(), probed(probe, tree, notes)));
    List<String> units = new ArrayList<>();
    suite.subject().stream().filter(path -> path.endsWith(".c")).forEach(units::add);
    units.addAll(suite.linked());
    suite.glue().forEach(path -> units.add(Suite.FOLDER + path));
    return new Ready(
        remembered(files.over(tree)), units, includePaths, defines, forced, suite.subject(), notes);
  }

  private static String probed(Suite.Probe probe, SourceTree tree, List<String> notes) {
    Optional<String> text = tree.file(probe.file());
    if (text.isEmpty()) {
      notes.add("the revision has no " + probe.file() + "; " + probe.macro() + " is 0");
      return "0";
    }
    return probe.matches().matcher(Comments.without(text.get())).find() ? "1" : "0";
  }

  /** Looks every path up once. */
  private static SourceTree remembered(SourceTree tree) {
    Map<String, Optional<String>> known = new ConcurrentHashMap<>();
    return path -> {
      Optional<String> file = known.get(path);
      if (file == null) {
        file = tree.file(path);
        known.put(path, file);
      }
      return file;
    };
  }
}
