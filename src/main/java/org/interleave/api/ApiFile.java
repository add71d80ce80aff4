package org.interleave.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The document under the name that people look for; springdoc's own has none with .json. */
@RestController
@Hidden
class ApiFile {
  private final OpenApiWebMvcResource springdoc;

  ApiFile(OpenApiWebMvcResource springdoc) {
    this.springdoc = springdoc;
  }

  @GetMapping(
      path = ProblemAnswers.ROOT + "/openapi.json",
      produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] json(HttpServletRequest request, Locale locale) throws JsonProcessingException {
    return springdoc.openapiJson(request, ProblemAnswers.ROOT + "/openapi", locale);
  }
}
