package org.interleave.patchwork;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.interleave.account.NotAllowed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.ObjectMapper;

/** Turns what fails below Patchwork's addresses into JSON as its clients expect it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Failures implements HandlerExceptionResolver {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final Pattern OURS =
      Pattern.compile(
          "/api/?|/api/1\\.[0-9].*|/(api/(patches|covers|series|people|users|projects|events|bundles)"
              + "|(patch|cover|series|bundle)/[0-9]+/(mbox|raw))(/.*)?");

  private final ObjectMapper json;

  Failures(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    boolean readerHasLeft = failure instanceof AsyncRequestNotUsableException;
    if (readerHasLeft || !OURS.matcher(request.getRequestURI()).matches()) {
      return null;
    }
    Refused answer = answer(request, failure);
    if (failure instanceof ErrorResponse known) {
      known.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
    }
    try {
      response.setStatus(answer.status());
      response.setContentType("application/json");
      response
          .getOutputStream()
          .write(json.writeValueAsString(answer.body()).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ModelAndView();
  }

  private static Refused answer(HttpServletRequest request, Exception failure) {
    return switch (failure) {
      case Refused refused -> refused;
      case NotAllowed refused -> Refused.of(refused.getStatusCode().value(), refused.reason());
      case HttpRequestMethodNotSupportedException refused ->
          Refused.of(405, "Method \"" + refused.getMethod() + "\" not allowed.");
      case ErrorResponse refused when refused.getStatusCode().value() == 404 -> Refused.notFound();
      case ErrorResponse refused when refused.getStatusCode().is4xxClientError() ->
          Refused.of(
              refused.getStatusCode().value(), String.valueOf(refused.getBody().getDetail()));
      default -> {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        yield Refused.of(500, "The server failed; its output says why.");
      }
    };
  }
}
