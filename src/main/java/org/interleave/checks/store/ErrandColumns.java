package org.interleave.checks.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.interleave.checks.Job;

/** The columns of an errand. */
record ErrandColumns(String base, String sets, String suite, int revision) {
  static ErrandColumns of(Errand errand) {
    return switch (errand) {
      case Errand.Apply _ -> new ErrandColumns("", "", "", 0);
      case Errand.Rules it -> new ErrandColumns(it.base(), String.join("\n", it.sets()), "", 0);
      case Errand.Simulate it -> new ErrandColumns(it.base(), "", it.suite(), it.revision());
    };
  }

  static Errand errand(ResultSet row) throws SQLException {
    return switch (Job.Kind.valueOf(row.getString("kind"))) {
      case APPLY -> new Errand.Apply();
      case RULES -> new Errand.Rules(row.getString("base"), row.getString("sets").lines().toList());
      case SIMULATE ->
          new Errand.Simulate(
              row.getString("base"), row.getString("suite"), row.getInt("revision"));
    };
  }
}
