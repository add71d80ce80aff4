package org.interleave.series.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.interleave.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class EnglishStemTest {
  private static final String[] STEMS = {
    "fix",
    "lock",
    "regist",
    "relat",
    "gener",
    "commun",
    "hop",
    "hopp",
    "fall",
    "fil",
    "agre",
    "condit",
    "valid",
    "vietnam",
    "oper",
    "feudal",
    "decis",
    "hope",
    "form",
    "digit",
    "radical",
    "different",
    "vile",
    "analog",
    "conform",
    "predic",
    "call",
    "triplic",
    "electric",
    "good",
    "reviv",
    "allow",
    "infer",
    "airlin",
    "gyroscop",
    "adjust",
    "irrit",
    "replac",
    "homolog",
    "adopt",
    "probat",
    "rat",
    "ceas",
    "control",
    "roll",
    "cry",
    "say",
    "by",
    "enjoy",
    "proce"
  };
  private static final String[] ENDS = {
    "", "s", "es", "ed", "ing", "ingly", "edly", "eed", "eedly", "ies", "ied", "y", "ly", "li",
    "ational", "tional", "enci", "anci", "izer", "ization", "ation", "ator", "alism", "aliti",
    "alli", "fulness", "ousli", "ousness", "iveness", "iviti", "biliti", "bli", "ogi", "fulli",
    "lessli", "alize", "icate", "iciti", "ical", "ful", "ness", "ative", "al", "ance", "ence", "er",
    "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
    "ion", "sion", "tion", "e", "l", "le", "ll", "us", "ss"
  };

  @Test
  void agreesWithTheStemmerOfPostgresql() {
    Set<String> words = new TreeSet<>();
    for (String stem : STEMS) {
      for (String end : ENDS) {
        words.add(stem + end);
      }
    }
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      StringBuilder word = new StringBuilder();
      for (int length = 3 + random.nextInt(8); length > 0; length--) {
        word.append("aeiouybdlmnrstxw".charAt(random.nextInt(16)));
      }
      words.add(word + ENDS[random.nextInt(ENDS.length)]);
    }

    Map<String, String> ours = new LinkedHashMap<>();
    words.stream()
        .filter(word -> word.length() > 2)
        .forEach(word -> ours.put(word, EnglishStem.of(word)));

    assertThat(ours).hasSizeGreaterThan(5000).isEqualTo(postgresql(ours.keySet()));
  }

  /** Without stop words, which have no lexeme there. */
  private static Map<String, String> postgresql(Set<String> words) {
    JdbcClient database = JdbcClient.create(TestDatabase.fresh());
    database
        .sql("create text search dictionary stem (template = snowball, language = english)")
        .update();
    Map<String, String> stems = new LinkedHashMap<>();
    database
        .sql("select word, (ts_lexize('stem', word))[1] as stem from unnest(?) as word")
        .param(words.toArray(String[]::new))
        .query((row, number) -> Map.entry(row.getString("word"), row.getString("stem")))
        .list()
        .forEach(entry -> stems.put(entry.getKey(), entry.getValue()));
    return stems;
  }

  @Test
  void leavesIdentifiersAndNumbersAlone() {
    assertThat(EnglishStem.of("hmm_ranges")).isEqualTo("hmm_ranges");
    assertThat(EnglishStem.of("v2s")).isEqualTo("v2s");
    assertThat(EnglishStem.of("größen")).isEqualTo("größen");
  }
}
