package org.interleave.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

  /** What a line says, in a short form: flags, version, counter, tags. */
  private static String said(String line) {
    Subject subject = Subject.parse(line);
    List<String> words = new ArrayList<>();
    if (subject.reply()) words.add("reply");
    if (subject.pull()) words.add("pull");
    if (subject.patch()) words.add("patch");
    if (subject.rfc()) words.add("rfc");
    if (subject.resend()) words.add("resend");
    if (subject.version().isPresent()) {
      String revision = subject.revision().isPresent() ? "." + subject.revision().getAsInt() : "";
      words.add("v" + subject.version().getAsInt() + revision);
    }
    if (subject.number().isPresent()) {
      OptionalInt total = subject.total();
      words.add(
          subject.number().getAsInt() + "/" + (total.isPresent() ? total.getAsInt() + "" : "n"));
    }
    words.addAll(subject.tags());
    return String.join(" ", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[PATCH] t: x | patch",
        "[PATCH 1/5] t: x | patch 1/5",
        "[PATCH hmm 1/5] t: x | patch 1/5 hmm",
        "[PATCH v3 hmm 00/12] t: x | patch v3 0/12 hmm",
        "[RFC PATCH v2 net-next 03/11] t: x | patch rfc v2 3/11 net-next",
        "[net-next v2 03/11] t: x | patch v2 3/11 net-next",
        "[PATCH RESEND] t: x | patch resend",
        "[RESEND PATCH v4 2/2] t: x | patch resend v4 2/2",
        "[PATCH -next] t: x | patch -next",
        "[PATCH 5.10 001/234] t: x | patch 1/234 5.10",
        "[PATCH v4.19 1/3] t: x | patch 1/3 v4.19",
        "[PATCH v5.1 10/12] t: x | patch v5.1 10/12",
        "[PATCH v2 v5.1 1/2] t: x | patch v2 1/2 v5.1",
        "[PATCHv2] t: x | patch v2",
        "[PATCHv2 3/4] t: x | patch v2 3/4",
        "[PATCH1/8] t: x | patch 1/8",
        "[PATCH v6,19/24] t: x | patch v6 19/24",
        "[PATCH 1 of 3] t: x | patch 1/3",
        "[PATCH 1 of 3 v2] t: x | patch v2 1/3",
        "[PATCH] 1/3: t: x | patch 1/3",
        "[PATCH] 1/3 t: x | patch 1/3",
        "[PATCH] (1/3) t: x | patch 1/3",
        "[PATCH] [1/3] t: x | patch 1/3",
        "[PATCH v2] [1/3] t: x | patch v2 1/3",
        "[PATCH] (v3) t: x | patch v3",
        "[PATCH] v3: t: x | patch v3",
        "[PATCH 3/n] t: x | patch 3/n",
        "[PATCH 6/5] t: x | patch 6/5",
        "[PATCH v2 12/11] t: x | patch v2 12/11",
        "[PATCH 1 / 2] t: x | patch 1/2",
        "PATCH: t: x | patch",
        "PATCH v2 1/3: t: x | patch v2 1/3",
        "PATCH 1/8 t: x | patch 1/8",
        "[V3 PATCH] t: x | patch v3",
        "V3 PATCH: t: x | patch v3",
        "[v3 PATCH 2/9] t: x | patch v3 2/9",
        "[RFCv2] t: x | patch rfc v2",
        "[RFC v2 1/2] t: x | patch rfc v2 1/2",
        "[RFC][PATCH] t: x | patch rfc",
        "[RFC/PATCH] t: x | patch rfc",
        "[PATCH/RFC v2] t: x | patch rfc v2",
        "[RFC] t: x | rfc",
        "[rfc patch V2 1/2] t: x | patch rfc v2 1/2",
        "[PATCH take 2] t: x | patch v2",
        "[PATCH ver2] t: x | patch v2",
        "[PATCHSET v2 0/3] t: x | patch v2 0/3",
        "[PATCH v2-next 1/2] t: x | patch v2 1/2 next",
        "[EXTERNAL] [PATCH] t: x | patch",
        "[EXT] Re: [PATCH 1/2] t: x | reply patch 1/2",
        "[linux-list] [PATCH] t: x | patch linux-list",
        "[PATCH [v2] 1/3] t: x | patch v2 1/3 ",
        "Re: [PATCH v2 1/2] t: x | reply patch v2 1/2",
        "RE: t: x | reply",
        "Re[2]: t: x | reply",
        "AW: [PATCH] t: x | reply patch",
        "Antw: t: x | reply",
        "SV: t: x | reply",
        "回复: [PATCH] t: x | reply patch",
        "答复：[PATCH] t: x | reply patch",
        "Re: Re: t: x | reply",
        "Re: FW: Re: [PATCH] t: x | reply patch",
        "Fwd: [PATCH] t: x | reply patch",
        "FW: t: x | ''",
        "[Fwd: Re: [PATCH 1/2] t: x] | reply patch 1/2",
        "[GIT PULL] t: x | pull",
        "[PULL] t: x | pull",
        "[GIT PULL v2] t: x | pull v2",
        "Re: [GIT PULL] t: x | reply pull",
        "pull request: t: x | pull",
        "t: x | ''",
        "[BUG] t: x | BUG",
        "[syzbot] t: x | syzbot",
      })
  void readsWhatPeopleWrite(String line, String expected) {
    assertThat(said(line)).isEqualTo(expected.strip());
    assertThat(Subject.parse(line).title()).startsWith("t: x");
  }

  @Test
  void takesNoMarkOffATitleBehindThePrefix() {
    for (String title :
        List.of("rv: add a monitor", "sv: one", "aw: two", "fw: three", "tr: four")) {
      Subject patch = Subject.parse("[PATCH v2 1/2] " + title);

      assertThat(patch.title()).isEqualTo(title);
      assertThat(patch.reply()).isFalse();
    }
    assertThat(Subject.parse("[PATCH v2] re: x").reply()).isFalse();
    assertThat(Subject.parse("[PATCH v2] Re: [PATCH v2] t: x").reply()).isTrue();
  }

  @Test
  void takesACountOfCommitsOfABranchForNoPatch() {
    Subject report = Subject.parse("[linux-next:master 123/456] a.c:1: warning: foo");

    assertThat(report.patch()).isFalse();
    assertThat(report.number()).isEmpty();
  }

  @Test
  void readsAVersionInParenthesesInsideTheBrackets() {
    assertThat(Subject.parse("[PATCH (v3)] t: x").version()).hasValue(3);
  }

  @Test
  void keepsBracketsInsideATitle() {
    assertThat(Subject.parse("[PATCH 1/2] mm: let foo[3] be [sic] right").title())
        .isEqualTo("mm: let foo[3] be [sic] right");
  }

  @Test
  void takesAnEmptyTitleOfACover() {
    Subject cover = Subject.parse("[PATCH v2 0/7] ");

    assertThat(cover.title()).isEmpty();
    assertThat(cover.number()).hasValue(0);
    assertThat(cover.patch()).isTrue();
  }

  @Test
  void findsAVersionInATitleAsPatchworkDoes() {
    Subject subject = Subject.parse("[PATCH] mm: fix it (v3)");

    assertThat(subject.version()).hasValue(3);
    assertThat(subject.title()).isEqualTo("mm: fix it (v3)");
  }

  @ParameterizedTest
  @CsvSource({
    "remove: the thing",
    "v4l: fix",
    "pull-ups: fix",
    "PATCH for the driver",
    "rest: api",
    "vs: a word",
    "res: reserve",
    "patch: lower case",
  })
  void doesNotTakeATitleForAPrefix(String title) {
    Subject subject = Subject.parse(title);

    assertThat(subject.title()).isEqualTo(title);
    assertThat(subject.reply() || subject.patch()).isFalse();
  }

  @Test
  void foldsBlanks() {
    assertThat(Subject.parse("  Re:  [PATCH]\t a   b ").line()).isEqualTo("Re: [PATCH] a b");
    assertThat(Subject.parse("[PATCH]\t a   b").title()).isEqualTo("a b");
  }
}
