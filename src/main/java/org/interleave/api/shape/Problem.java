package org.interleave.api.shape;

import io.swagger.v3.oas.annotations.media.Schema;

/** RFC 9457, and what to do. */
@Schema(description = "Why a request failed, as RFC 9457 has it.")
public record Problem(
    @Schema(
            description = "Names the kind of problem.",
            example = "urn:interleave:problem:not-found")
        String type,
    @Schema(description = "The kind in a few words; the same for all of it.") String title,
    int status,
    @Schema(description = "What is wrong with this request, one sentence.") String detail,
    @Schema(description = "The path that was asked for.") String instance,
    @Schema(description = "What to do, one sentence.") String advice) {}
