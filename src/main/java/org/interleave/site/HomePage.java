package org.interleave.site;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The front door leads to the list of series. */
@Controller
class HomePage {
  @GetMapping("/")
  String home() {
    return "redirect:/series";
  }
}
