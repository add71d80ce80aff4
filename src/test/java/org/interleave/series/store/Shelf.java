package org.interleave.series.store;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.interleave.archive.Archive;
import org.interleave.database.TestDatabase;
import org.interleave.ingest.ImportResult;
import org.interleave.ingest.ImportState;
import org.interleave.ingest.Importer;
import org.interleave.series.Series;
import org.interleave.series.SeriesCatalog;
import org.interleave.series.assembly.Post;

/** A fresh database that mail can be put into and taken from through real imports. */
final class Shelf {
  final DataSource source = TestDatabase.fresh();
  final SeriesCatalog catalog = new StoredSeries(source);

  void put(Post... posts) {
    put(Arrays.asList(posts));
  }

  void put(Collection<Post> posts) {
    read(new Posts(UUID.randomUUID().toString(), List.copyOf(posts), List.of()));
  }

  /** An archive that gives mail and then takes some of it back. */
  void putAndTakeBack(Collection<Post> posts, Collection<Post> back) {
    read(new Posts(UUID.randomUUID().toString(), List.copyOf(posts), List.copyOf(back)));
  }

  private void read(Archive archive) {
    try {
      ImportResult result =
          new Importer(source, List.of(new PostingStore(source)), Clock.systemUTC())
              .run(archive, progress -> {}, () -> false);
      if (result.state() != ImportState.DONE) {
        throw new AssertionError(result.line());
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  List<Series> all() {
    return catalog
        .page(SeriesCatalog.Filter.ALL, SeriesCatalog.Sort.POSTED, 1, 10_000)
        .rows()
        .reversed()
        .stream()
        .map(row -> catalog.find(row.id().value()))
        .flatMap(Optional::stream)
        .toList();
  }

  private record Posts(String key, List<Post> posts, List<Post> back) implements Archive {
    @Override
    public String name() {
      return key;
    }

    @Override
    public void read(String cursor, Sink sink) throws java.io.IOException {
      int at = 0;
      for (Post post : posts) {
        sink.accept(new Mail(post.raw(), Integer.toString(++at), at));
      }
      for (Post post : back) {
        sink.accept(new Removed(post.raw(), Integer.toString(++at), at));
      }
    }
  }
}
