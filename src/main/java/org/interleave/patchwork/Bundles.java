package org.interleave.patchwork;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interleave.account.Caller;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps bundles. */
@Component
final class Bundles {
  private static final int LONGEST_NAME = 50;
  private static final int MOST_PATCHES = 1000;

  private final JdbcTemplate database;
  private final TransactionTemplate transaction;

  Bundles(JdbcTemplate database, PlatformTransactionManager transactions) {
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
  }

  int create(Fields fields, Caller caller) {
    String name = name(fields.text("name").orElse(""));
    List<Long> patches = patches(fields);
    boolean open = open(fields).orElse(false);
    return unique(() -> {
      int bundle =
          inserted(
              """
              insert into patchwork_bundle (owner, project, name, public)
              values (?, (select project from patchwork_patch where id = ?), ?, ?) returning id
              """,
              caller.account().id(),
              patches.getFirst(),
              name,
              open);
      put(bundle, patches);
      return bundle;
    });
  }

  private int inserted(String sql, Object... values) {
    return database.query(sql, (row, number) -> row.getInt(1), values).getFirst();
  }

  void change(int bundle, Fields fields) {
    Optional<String> name =
        fields.has("name") ? Optional.of(name(fields.text("name").orElse(""))) : Optional.empty();
    Optional<Boolean> open = open(fields);
    List<Long> patches = fields.has("patches") ? patches(fields) : List.of();
    unique(() -> {
      database.update(
          """
          update patchwork_bundle
             set name = coalesce(?, name), public = coalesce(?, public)
           where id = ?
          """,
          name.orElse(null),
          open.orElse(null),
          bundle);
      if (!patches.isEmpty()) {
        database.update("delete from patchwork_bundle_patch where bundle = ?", bundle);
        put(bundle, patches);
      }
      return bundle;
    });
  }

  void delete(int bundle) {
    database.update("delete from patchwork_bundle where id = ?", bundle);
  }

  private int unique(java.util.function.IntSupplier write) {
    try {
      Integer id = transaction.execute(status -> write.getAsInt());
      if (id == null) {
        throw new IllegalStateException("a transaction without a result");
      }
      return id;
    } catch (DuplicateKeyException e) {
      throw Refused.of(400, "The fields owner, name must make a unique set.");
    }
  }

  private void put(int bundle, List<Long> patches) {
    List<Object[]> rows = new ArrayList<>();
    for (Long patch : patches) {
      rows.add(new Object[] {bundle, rows.size() + 1, patch});
    }
    database.batchUpdate(
        "insert into patchwork_bundle_patch (bundle, place, patch) values (?, ?, ?)", rows);
  }

  private static String name(String name) {
    if (name.isEmpty()) {
      throw Refused.field("name", "This field is required.");
    }
    if (name.length() > LONGEST_NAME || name.contains("/") || name.indexOf('\0') >= 0) {
      throw Refused.field("name", "A name has up to 50 characters and no slash.");
    }
    return name;
  }

  private static Optional<Boolean> open(Fields fields) {
    if (!fields.has("public")) {
      return Optional.empty();
    }
    Optional<Boolean> open = fields.text("public").flatMap(LookUps::truth);
    if (open.isEmpty()) {
      throw Refused.field("public", "Must be a valid boolean.");
    }
    return open;
  }

  private List<Long> patches(Fields fields) {
    Set<Long> wanted = new LinkedHashSet<>();
    for (String one : fields.all("patches")) {
      List<Long> number = LookUps.number(one);
      if (number.isEmpty()) {
        throw Refused.field("patches", "Incorrect type. Expected pk value, received str.");
      }
      wanted.addAll(number);
    }
    if (wanted.isEmpty()) {
      throw Refused.field("patches", "Bundles cannot be empty");
    }
    if (wanted.size() > MOST_PATCHES) {
      throw Refused.field("patches", "A bundle holds up to 1000 patches.");
    }
    List<Long> known =
        database.query(
            "select id from patchwork_patch where id = any (?)",
            (row, number) -> row.getLong(1),
            (Object) wanted.toArray(Long[]::new));
    for (Long one : wanted) {
      if (!known.contains(one)) {
        throw Refused.field("patches", "Invalid pk \"" + one + "\" - object does not exist.");
      }
    }
    Integer projects =
        database.queryForObject(
            "select count(distinct project) from patchwork_patch where id = any (?)",
            Integer.class,
            (Object) wanted.toArray(Long[]::new));
    if (projects != null && projects > 1) {
      throw Refused.field("patches", "Bundle patches must belong to the same project");
    }
    return List.copyOf(wanted);
  }
}
