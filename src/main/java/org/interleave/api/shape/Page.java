package org.interleave.api.shape;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list.
 *
 * @param next the cursor of the part behind it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Page<T>(
    List<T> items,
    @Schema(description = "The cursor of the next page; missing on the last.")
        Optional<String> next) {
  public Page {
    items = List.copyOf(items);
  }
}
