package org.interleave.simulation.report;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reports as JSON: the records of this package, field by field. */
public final class ReportJson {
  private static final int LARGEST = 64 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxDocumentLength(LARGEST)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ReportJson() {}

  /** Why a text is no report, in one line. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  public static String write(Object report) {
    return MAPPER.writeValueAsString(report);
  }

  /**
   * @throws Malformed unless every field that has no other meaning when it is absent is there, and
   *     no other one
   */
  public static <T> T read(String text, Class<T> kind) throws Malformed {
    try {
      return MAPPER.readValue(text, kind);
    } catch (JacksonException e) {
      String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new Malformed(
          "the stored %s cannot be read: %s; it was damaged or is of another release"
              .formatted(kind.getSimpleName(), why));
    }
  }
}
