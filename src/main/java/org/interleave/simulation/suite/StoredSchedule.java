package org.interleave.simulation.suite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.machine.Identities.Birth;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code interleave replay} takes: an execution of a scenario, and the revision that it is of.
 */
public final class StoredSchedule {
  private StoredSchedule() {}

  /**
   * As it is stored with a finding: a word that does not know the revision, which whoever stored it
   * knows.
   *
   * @param suite with the scenarios that were compiled together
   */
  public static String of(
      Suite suite, Suite.Scenario scenario, Schedule schedule, List<Birth> births) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("suite", suite.name());
    json.put("scenario", scenario.name());
    // they are one program, and what its threads do before the scenario begins depends on all of it
    json.put("scenarios", suite.scenarios().stream().map(Suite.Scenario::name).toList());
    json.put("births", Steps.births(births));
    json.put("steps", Steps.write(schedule));
    return ScheduleText.write(JsonMapper.shared().writeValueAsString(json));
  }

  /**
   * The same, of a commit with patches on top: all that is needed besides a repository. With
   * patches it is too long for a command line, and is the content of a file.
   *
   * @param word as it was stored
   * @param tree where the repository may be; another can be given with {@code --tree}
   * @param base the commit's id
   * @param patches up to and including the revision's, in their order: mails or diffs
   * @return nothing if it is no stored schedule
   */
  public static Optional<String> on(String word, String tree, String base, List<String> patches) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("tree", tree);
    more.put("base", base);
    more.put("patches", patches);
    return with(word, more);
  }

  /** The same, of a revision that these tell. */
  public static Optional<String> with(String word, Map<String, Object> more) {
    return ScheduleText.read(word)
        .map(text -> {
          Map<String, Object> json =
              JsonMapper.shared()
                  .readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
          json.putAll(more);
          return ScheduleText.write(JsonMapper.shared().writeValueAsString(json));
        });
  }
}
