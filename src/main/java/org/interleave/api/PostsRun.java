package org.interleave.api;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.interleave.api.shape.Checked;

/** What the documents of all handlers that take a run say alike. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestBody(
    required = true,
    description = "Our JSON, SARIF 2.1.0, JUnit XML, or a kernel's log.",
    content = {
      @Content(
          mediaType = "application/json",
          schema = @Schema(implementation = Checked.NewRun.class)),
      @Content(mediaType = "application/sarif+json", schema = @Schema(type = "object")),
      @Content(mediaType = "application/xml", schema = @Schema(type = "string")),
      @Content(mediaType = "text/plain", schema = @Schema(type = "string"))
    })
@ApiResponse(
    responseCode = "201",
    description = "The run as it is kept.",
    headers = {
      @Header(name = "Location", description = "Of the run.", schema = @Schema(type = "string")),
      @Header(
          name = "Idempotency-Replayed",
          description = "true where the key came before; nothing was posted again.",
          schema = @Schema(type = "string"))
    },
    content =
        @Content(
            mediaType = "application/json",
            schema = @Schema(implementation = Checked.Run.class)))
@Parameter(
    name = "Idempotency-Key",
    in = ParameterIn.HEADER,
    description = "The same key and body again post nothing and are answered the same, for 24 h.",
    schema = @Schema(type = "string", maxLength = 255))
@interface PostsRun {}
