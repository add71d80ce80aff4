package org.interleave.simulation.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.interleave.simulation.Fault;
import org.interleave.simulation.Finding;
import org.interleave.simulation.Site;

/** A finding for programs, its fields in a fixed order. */
final class FindingJson {
  private final UnaryOperator<String> paths;

  /**
   * @param paths how a file is shown
   */
  FindingJson(UnaryOperator<String> paths) {
    this.paths = paths;
  }

  Map<String, Object> of(Finding finding, String schedule) {
    Fault fault = finding.fault();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", fault.kind().id());
    json.put("message", fault.message());
    json.putAll(place(fault.site()));
    Site other = fault.other();
    if (other != null) {
      Map<String, Object> second = place(other);
      if (fault.otherThread() >= 0) {
        second.put("thread", fault.otherThread());
      }
      json.put("other", second);
    }
    json.put("threads", finding.threads());
    json.put("switches", finding.schedule().switches());
    if (!finding.details().isEmpty()) {
      json.put("details", finding.details());
    }
    json.put("schedule", schedule);
    return json;
  }

  private Map<String, Object> place(Site site) {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("file", paths.apply(site.place().file()));
    place.put("line", site.place().line());
    place.put("column", site.place().column());
    place.put("function", site.function());
    if (!site.what().isEmpty()) {
      place.put("access", site.what());
    }
    if (!site.stack().isEmpty()) {
      List<String> stack = new ArrayList<>();
      for (Site.Frame frame : site.stack()) {
        stack.add(
            "%s at %s:%d"
                .formatted(
                    frame.function(), paths.apply(frame.place().file()), frame.place().line()));
      }
      place.put("stack", stack);
    }
    return place;
  }
}
