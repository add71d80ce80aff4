package org.interleave.site;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page for what failed outside of a controller: in a filter, a template, the server itself. */
@Controller
class ContainerFailures implements ErrorController {

  @RequestMapping("${spring.web.error.path:/error}")
  ModelAndView failed(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int code = status instanceof Integer number ? number : 404;
    if (code == 404) {
      return FailurePages.page(
          404,
          "There is no page at this address.",
          "The list of series leads to every other page.");
    }
    if (code < 500) {
      return FailurePages.page(
          code,
          "The server cannot understand this request.",
          "Go back to the page before and follow a link from there.");
    }
    return FailurePages.page(
        code,
        "Interleave failed while it made this page.",
        "Try again; if it fails again, the server's output says what broke.");
  }
}
