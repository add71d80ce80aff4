package org.interleave.patchwork;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what filters name: by number, or by the word that clients know it by. */
@Component
final class LookUps {
  private static final String NUMBER = "[0-9]{1,18}";

  private final JdbcClient database;

  LookUps(JdbcClient database) {
    this.database = database;
  }

  static List<Long> number(String written) {
    return written.matches(NUMBER) ? List.of(Long.valueOf(written)) : List.of();
  }

  List<Long> project(String written) {
    return found(
        written,
        "select id from patchwork_project where id = ?",
        "select id from patchwork_project where lower(link_name) = lower(?)");
  }

  List<Long> person(String written) {
    return found(
        written,
        "select id from patchwork_person where id = ?",
        "select id from patchwork_person where lower(email) = lower(?)");
  }

  List<Long> user(String written) {
    return found(
        written,
        "select id from account where id = ?",
        "select id from account where name = lower(?)");
  }

  private List<Long> found(String written, String byNumber, String byWord) {
    String text = written.replace("\0", "");
    return text.matches(NUMBER)
        ? database.sql(byNumber).param(Long.valueOf(text)).query((row, i) -> row.getLong(1)).list()
        : database.sql(byWord).param(text).query((row, i) -> row.getLong(1)).list();
  }

  static Optional<Boolean> truth(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on", "t", "y" -> Optional.of(true);
      case "false", "0", "no", "off", "f", "n" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** With or without its angle brackets. */
  static Optional<String> messageId(String written) {
    return Optional.of(written.replace("\0", "").replaceAll("^<|>$", ""));
  }
}
