package org.interleave.simulation.suite;

/** What a scenario says of itself: the comment that it begins with. */
final class ScenarioHeader {
  private ScenarioHeader() {}

  static Suite.Scenario of(String file, String text) {
    String base = file.substring(file.lastIndexOf('/') + 1);
    String name = base.endsWith(".c") ? base.substring(0, base.length() - 2) : base;
    String comment = comment(text.strip());
    int end = sentence(comment);
    String title = end == 0 ? name.replace('-', ' ') : comment.substring(0, end);
    return new Suite.Scenario(
        name, title.replaceFirst("\\.$", ""), comment.substring(end).strip(), file);
  }

  private static String comment(String text) {
    StringBuilder words = new StringBuilder();
    if (text.startsWith("/*")) {
      int end = text.indexOf("*/");
      for (String line : text.substring(2, end < 0 ? 2 : end).lines().toList()) {
        words.append(line.strip().replaceFirst("^\\*+ ?", "")).append(' ');
      }
    } else {
      text.lines()
          .takeWhile(line -> line.startsWith("//"))
          .forEach(line -> words.append(line.replaceFirst("^/+ ?", "")).append(' '));
    }
    return words.toString().replaceAll("\\s+", " ").strip();
  }

  private static int sentence(String comment) {
    int stop = comment.indexOf(". ");
    return stop < 0 ? comment.length() : stop + 1;
  }
}
