package org.interleave.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.interleave.page.PageFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns every failure of a request into a page with one reason and one advice. */
@ControllerAdvice
class FailurePages {
  private static final Logger LOG = LoggerFactory.getLogger(FailurePages.class);

  @ExceptionHandler
  ModelAndView failed(PageFailure failure) {
    return page(failure.status(), failure.reason(), failure.advice());
  }

  @ExceptionHandler({NoHandlerFoundException.class, NoResourceFoundException.class})
  ModelAndView noSuchPage() {
    return page(
        404, "There is no page at this address.", "The list of series leads to every other page.");
  }

  @ExceptionHandler
  ModelAndView wrongParameter(MethodArgumentTypeMismatchException failure) {
    return page(
        400,
        "The address has a value for “" + failure.getName() + "” that cannot be understood.",
        "Go back to the page before and follow a link from there.");
  }

  /** The reader has left. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException failure) {
    LOG.debug("the reader left: {}", failure.getMessage());
  }

  @ExceptionHandler
  ModelAndView broken(Exception failure, HttpServletRequest request, HttpServletResponse response) {
    if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      known.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
      return page(
          known.getStatusCode().value(),
          "The server cannot answer this request: " + phrase(known.getStatusCode()) + ".",
          "Go back to the page before and follow a link from there.");
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    return page(
        500,
        "Interleave failed while it made this page.",
        "Try again; if it fails again, the server's output says what broke, and a report with it"
            + " helps to mend it.");
  }

  static ModelAndView page(int status, String reason, String advice) {
    ModelAndView page =
        new ModelAndView("error", Map.of("status", status, "reason", reason, "advice", advice));
    page.setStatus(HttpStatusCode.valueOf(status));
    return page;
  }

  private static String phrase(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null
        ? "status " + status.value()
        : known.getReasonPhrase().toLowerCase(java.util.Locale.ROOT);
  }
}
