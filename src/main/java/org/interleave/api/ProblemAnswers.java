package org.interleave.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.interleave.account.NotAllowed;
import org.interleave.api.shape.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers every failure below {@code /api/v1} with problem+json (RFC 9457), also those that happen
 * before a handler is found. Elsewhere pages do.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAnswers implements HandlerExceptionResolver {
  static final String ROOT = "/api/v1";

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
  private static final String URN = "urn:interleave:problem:";
  private static final String SEE = "See docs/api.md, or GET /api/v1/openapi.json.";

  private final JsonMapper mapper = JsonMapper.shared();

  static boolean isApi(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals(ROOT) || path.startsWith(ROOT + "/");
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!isApi(request)) {
      return null;
    }
    if (failure instanceof AsyncRequestNotUsableException) {
      LOG.debug("the client left: {}", failure.getMessage());
      return new ModelAndView();
    }
    Problem problem = problem(request, response, failure);
    if (!response.isCommitted()) {
      try {
        write(response, problem);
      } catch (IOException e) {
        LOG.debug("the client left: {}", e.getMessage());
      }
    }
    return new ModelAndView();
  }

  /** For what fails before the dispatcher. */
  void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    write(response, problem(request, response, refusal));
  }

  private void write(HttpServletResponse response, Problem problem) throws IOException {
    byte[] body = mapper.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    response.setContentType("application/problem+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static Problem problem(
      HttpServletRequest request, HttpServletResponse response, Exception failure) {
    String path = request.getRequestURI();
    return switch (failure) {
      case Refusal refusal -> {
        refusal.headers().forEach(response::setHeader);
        Refusal.Kind kind = refusal.kind();
        yield new Problem(
            URN + kind.slug(),
            kind.title(),
            kind.status(),
            refusal.detail(),
            path,
            refusal.advice());
      }
      case NotAllowed refused -> {
        headers(refused, response);
        yield of(refused.getStatusCode().value(), refused.reason(), path, TOKEN);
      }
      case HttpMessageNotReadableException unreadable ->
          of(400, "The body cannot be read.", path, SEE);
      case MethodArgumentTypeMismatchException mismatch ->
          of(400, "The value of “" + mismatch.getName() + "” cannot be understood.", path, SEE);
      case DataAccessResourceFailureException down -> {
        LOG.warn("{} {}: {}", request.getMethod(), path, down.getMessage());
        response.setHeader("Retry-After", "2");
        yield of(503, "The database cannot be reached.", path, "Try again in a moment.");
      }
      case ErrorResponse known when known.getStatusCode().is4xxClientError() -> {
        headers(known, response);
        yield known(known, request);
      }
      default -> {
        LOG.error("{} {} failed", request.getMethod(), path, failure);
        yield of(
            500,
            "Interleave failed while it answered.",
            path,
            "Try again; if it fails again, the server's output says what broke.");
      }
    };
  }

  private static final String TOKEN =
      "Send “Authorization: Bearer ilv_…”; “interleave token create” makes a token with a scope.";

  private static Problem known(ErrorResponse known, HttpServletRequest request) {
    String path = request.getRequestURI();
    int status = known.getStatusCode().value();
    return switch (status) {
      case 404 -> of(404, "There is nothing at this address.", path, SEE);
      case 405 ->
          of(
              405,
              request.getMethod() + " is not answered here.",
              path,
              "The header Allow says which methods are.");
      case 406 -> of(406, "The answer cannot be written as Accept asks.", path, "Accept JSON.");
      case 415 ->
          of(
              415,
              "A body of this type is not taken here.",
              path,
              "Send application/json, application/sarif+json, application/xml (JUnit) or"
                  + " text/plain (a kernel log).");
      default -> {
        String detail = known.getBody().getDetail();
        yield of(status, detail == null ? "The request cannot be answered." : detail, path, SEE);
      }
    };
  }

  private static void headers(ErrorResponse known, HttpServletResponse response) {
    known
        .getHeaders()
        .forEach((String name, List<String> values) ->
            response.setHeader(name, String.join(", ", values)));
  }

  private static Problem of(int status, String detail, String path, String advice) {
    HttpStatus known = HttpStatus.resolve(status);
    String title = known == null ? "Status " + status : known.getReasonPhrase();
    String slug = title.toLowerCase(Locale.ROOT).replace(' ', '-');
    return new Problem(URN + slug, title, status, detail, path, advice);
  }
}
