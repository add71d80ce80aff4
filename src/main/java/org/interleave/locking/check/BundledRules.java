package org.interleave.locking.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.interleave.locking.Rule;
import org.interleave.locking.rule.RuleFile;

/** The rule files that are part of the program. */
public final class BundledRules {
  private static final String FOLDER = "/org/interleave/locking/rules/";

  private BundledRules() {}

  /** What the files are called, without {@code .yaml}. */
  public static List<String> names() {
    return text("index").lines().toList();
  }

  /** The text of a file. */
  public static String yaml(String name) {
    return text(name + ".yaml");
  }

  /** All rules of all files; ids are unique among them. */
  public static List<Rule> all() {
    return names().stream().flatMap(name -> rules(name).stream()).toList();
  }

  public static List<Rule> rules(String name) {
    String file = name + ".yaml";
    return switch (RuleFile.read(file, text(file))) {
      case RuleFile.Rules it -> it.rules();
      case RuleFile.Malformed it -> throw new IllegalStateException(it.problems().toString());
    };
  }

  private static String text(String name) {
    try (InputStream in = BundledRules.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its rule file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
