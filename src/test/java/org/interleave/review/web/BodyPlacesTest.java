package org.interleave.review.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.interleave.diff.Diff;
import org.interleave.diff.Hunk;
import org.interleave.mail.Body;
import org.interleave.mail.MailReader;
import org.interleave.mail.Message;
import org.interleave.review.Anchors;
import org.interleave.review.LineRange;
import org.interleave.review.Reviews;
import org.interleave.series.web.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BodyPlacesTest {

  static List<Path> mails() throws IOException {
    try (Stream<Path> paths = Files.list(Path.of("src/main/resources/example/mail"))) {
      return paths.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mails")
  void everyLineOfTheDiffIsALineOfTheMailAndLeadsBack(Path mail) throws IOException {
    Body body = ((Message) MailReader.read(Files.readAllBytes(mail))).body();
    BodyPlaces places = BodyPlaces.of(body);

    for (int file = 0; file < Diff.parse(body.diff()).files().size(); file++) {
      List<Hunk> hunks = Diff.parse(body.diff()).files().get(file).hunks();
      for (int hunk = 0; hunk < hunks.size(); hunk++) {
        check(places, file, hunk, hunks.get(hunk));
      }
    }
  }

  private static void check(BodyPlaces places, int file, int hunk, Hunk of) {
    assertLeadsBack(places, new Place.HunkHead(file, hunk), "@@ -" + of.oldStart());
    int old = of.oldStart();
    int now = of.newStart();
    for (Hunk.Line line : of.lines()) {
      switch (line.kind()) {
        case CONTEXT ->
            assertLeadsBack(
                places, new Place.DiffLine(file, Place.Side.NEW, now), " " + line.text());
        case ADDED ->
            assertLeadsBack(
                places, new Place.DiffLine(file, Place.Side.NEW, now), "+" + line.text());
        case REMOVED ->
            assertLeadsBack(
                places, new Place.DiffLine(file, Place.Side.OLD, old), "-" + line.text());
      }
      old += line.kind() == Hunk.Kind.ADDED ? 0 : 1;
      now += line.kind() == Hunk.Kind.REMOVED ? 0 : 1;
    }
  }

  private static void assertLeadsBack(BodyPlaces places, Place place, String start) {
    LineRange lines = places.lines(place).orElseThrow();
    Anchors.Chosen chosen = (Anchors.Chosen) Anchors.on(Reviews.PATCH, places.text(), lines);

    assertThat(places.text().text(lines)).startsWith(start);
    assertThat(places.place(chosen.anchor())).isEqualTo(place);
  }

  private static Body body(String text) {
    String mail = "From: a@b.c\nSubject: [PATCH] x\n\n" + text;
    return ((Message) MailReader.read(mail.getBytes(UTF_8))).body();
  }

  @Test
  void findsFilesWithoutHunksByTheirPath() {
    BodyPlaces places =
        BodyPlaces.of(
            body(
                """
                Text.

                diff --git a/one b/two
                similarity index 100%
                rename from one
                rename to two
                diff --git a/f b/f
                --- a/f
                +++ b/f
                @@ -1 +1 @@
                -a
                +b
                """));

    assertThat(places.lines(new Place.FileHead(0))).hasValue(new LineRange(3, 6));
    assertThat(places.lines(new Place.FileHead(1))).hasValue(new LineRange(7, 9));
    assertThat(places.lines(new Place.DiffLine(1, Place.Side.OLD, 1)))
        .hasValue(new LineRange(11, 11));
  }

  @Test
  void hasNoLinesForPlacesThatTheMailDoesNotHave() {
    BodyPlaces places = BodyPlaces.of(body("One.\nTwo.\n"));

    assertThat(places.lines(new Place.MessageLine(2))).hasValue(new LineRange(2, 2));
    for (Place place :
        List.of(
            new Place.MessageLine(3),
            new Place.MessageLine(0),
            new Place.FileHead(0),
            new Place.HunkHead(0, 0),
            new Place.DiffLine(0, Place.Side.NEW, 1),
            new Place.WholePatch())) {
      assertThat(places.lines(place)).as(place.anchor()).isEmpty();
    }
  }
}
