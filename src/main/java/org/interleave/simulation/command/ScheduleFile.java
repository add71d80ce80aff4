package org.interleave.simulation.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interleave.simulation.Schedule;
import org.interleave.simulation.machine.Identities.Birth;
import org.interleave.simulation.suite.ScheduleText;
import org.interleave.simulation.suite.Steps;
import tools.jackson.databind.json.JsonMapper;

/** What a schedule is a schedule of, and its steps: all that replaying needs besides the files. */
final class ScheduleFile {
  private ScheduleFile() {}

  static String of(
      Subject subject,
      List<Path> paths,
      Map<String, String> macros,
      Schedule schedule,
      List<Birth> births) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", subject.world().word());
    json.put("files", paths.stream().map(Path::toString).toList());
    json.put("sha256", hash(subject));
    json.put("defines", macros);
    json.put("births", Steps.births(births));
    json.put("steps", Steps.write(schedule));
    return ScheduleText.write(JsonMapper.shared().writeValueAsString(json));
  }

  /** Of the named files' texts: included ones may differ without notice. */
  static String hash(Subject subject) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : subject.files().names()) {
        digest.update(subject.files().file(name).orElse("").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
