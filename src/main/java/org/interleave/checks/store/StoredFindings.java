package org.interleave.checks.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.interleave.checks.Findings;
import org.interleave.checks.Row;
import org.interleave.checks.StoredFinding;
import org.interleave.checks.StoredFinding.Square;
import org.interleave.series.PatchList;
import org.interleave.simulation.report.FindingReport;
import org.interleave.simulation.report.ReportJson;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The defects that jobs found. */
public final class StoredFindings implements Findings {
  private final JdbcClient jdbc;

  public StoredFindings(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  private record InCell(Row.Scenario scenario, Square square) {}

  @Override
  public Optional<StoredFinding> find(long id) {
    List<InCell> cells =
        jdbc.sql(
                """
                select suite, scenario, cell.title, revision, patches
                from defect join cell on cell.result = defect.result
                  join checked_version on digest = version
                where defect.id = :id
                order by (select max(job.id) from job where job.version = cell.version) desc,
                  revision
                """)
            .param("id", id)
            .query((row, number) ->
                new InCell(
                    new Row.Scenario(
                        row.getString("suite"), row.getString("scenario"), row.getString("title")),
                    new Square(PatchList.parse(row.getString("patches")), row.getInt("revision"))))
            .list();
    // where no version has the result any more, nothing says what it was of
    return cells.isEmpty()
        ? Optional.empty()
        : jdbc.sql("select * from defect where id = :id")
            .param("id", id)
            .query((row, number) -> finding(row, cells))
            .optional();
  }

  private static StoredFinding finding(ResultSet row, List<InCell> cells) throws SQLException {
    String json = new ZstdText(row.getInt("length"), row.getBytes("content")).text();
    try {
      return new StoredFinding(
          row.getLong("id"),
          cells.getFirst().scenario,
          StoredOutcomes.defect(row),
          ReportJson.read(json, FindingReport.class),
          cells.stream().map(InCell::square).toList());
    } catch (ReportJson.Malformed e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
