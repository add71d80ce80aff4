package org.interleave.api.shape;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the API says of series, versions and patches. */
public final class Mails {
  private Mails() {}

  /** A person. */
  public record Person(String name, String address) {}

  @Schema(description = "A series in a list.")
  public record SeriesRow(
      @Schema(example = "1f0c2a9b7d3e") String id,
      String title,
      Person author,
      String state,
      int versions,
      @Schema(description = "The newest version's name.", example = "v2") String newest,
      int messages,
      Instant posted,
      Instant active) {}

  @Schema(description = "One piece of work over time.")
  public record Series(
      @Schema(example = "1f0c2a9b7d3e") String id,
      String title,
      Person author,
      String state,
      List<VersionRow> versions) {}

  @Schema(description = "A version in a list.")
  public record VersionRow(
      @Schema(example = "v2") String name,
      int number,
      String kind,
      Instant posted,
      int patches,
      int total,
      boolean complete) {}

  @Schema(description = "One posting of a series.")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Version(
      String series,
      @Schema(example = "v2") String name,
      int number,
      String kind,
      Instant posted,
      int total,
      boolean complete,
      @Schema(description = "The Message-ID of the cover letter.") Optional<String> cover,
      List<Patch> patches) {}

  @Schema(description = "One patch of a version.")
  public record Patch(
      String series,
      String version,
      int number,
      @Schema(description = "The Message-ID, without angle brackets.") String message,
      String title,
      Person author,
      Instant posted) {}

  @Schema(description = "One @@ block of a patch.")
  public record Hunk(
      String file,
      @Schema(description = "Where it was before a rename; the same elsewhere.") String oldFile,
      @Schema(description = "From 1 within the file; 0 for a change without lines.") int hunk,
      @Schema(allowableValues = {"added", "deleted", "modified", "renamed", "copied"})
          String change,
      int oldStart,
      int oldLines,
      int newStart,
      int newLines,
      String section,
      @Schema(description = "With their signs: a blank, + or -.") List<String> lines) {}
}
