package org.interleave.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.interleave.archive.Archives;
import org.interleave.example.BundledExample;
import org.interleave.ingest.Importer;
import org.interleave.ingest.Messages;
import org.interleave.mail.Message;
import org.interleave.mail.MessageId;
import org.interleave.review.BodyLine;
import org.interleave.review.BodyText;
import org.interleave.series.Series;
import org.interleave.series.Version;
import org.interleave.series.store.PostingStore;
import org.interleave.series.store.StoredSeries;

/** The bundled example in a database, and what tests of the review say of it. */
public record ImportedExample(DataSource source, Series series) {

  /** Imports it into a database of the test's own. */
  public static ImportedExample in(DataSource source) throws Exception {
    Importer importer =
        new Importer(source, List.of(new PostingStore(source)), InstantSource.system());
    return in(source, importer);
  }

  /** Imports it as the server does, which changes nothing where it is there. */
  public static ImportedExample in(DataSource source, Importer importer) throws Exception {
    Path folder = Files.createTempDirectory("interleave-example");
    BundledExample example = BundledExample.unpack(folder);
    importer.run(Archives.open(example.archive().toString()), progress -> {}, () -> false);
    Series series =
        new StoredSeries(source).find("20251006070012.41873-5-ines@example.org").orElseThrow();
    return new ImportedExample(source, series);
  }

  /** The first version. */
  public Version version() {
    return series.versions().getFirst();
  }

  public MessageId patch(int number) {
    return version().patches().stream()
        .filter(patch -> patch.number() == number)
        .findFirst()
        .orElseThrow()
        .message();
  }

  public MessageId cover() {
    return version().cover().orElseThrow();
  }

  public BodyText text(MessageId message) {
    return BodyText.of(((Message) new Messages(source).read(message).orElseThrow()).body().text());
  }

  /** An added line of the diff with that text in it. */
  public BodyLine.Code added(MessageId message, String part) {
    BodyLine.Code line =
        text(message).lines().stream()
            .filter(BodyLine.Code.class::isInstance)
            .map(BodyLine.Code.class::cast)
            .filter(code -> code.text().startsWith("+") && code.text().contains(part))
            .findFirst()
            .orElseThrow();
    assertThat(line.newLine()).isPositive();
    return line;
  }
}
