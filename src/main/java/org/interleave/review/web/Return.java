package org.interleave.review.web;

import java.net.URI;
import java.util.regex.Pattern;
import org.interleave.page.PageFailure;
import org.interleave.review.Annotation;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Leads back to the page that a form stood on; never to another site. */
final class Return {
  private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]{0,2000}");

  private Return() {}

  static ResponseEntity<Object> to(String back) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(checked(back))).build();
  }

  static ResponseEntity<Object> to(String back, Annotation annotation) {
    return to(checked(back).replaceFirst("#.*", "") + "#annotation-" + annotation.id().value());
  }

  static String checked(String back) {
    if (!OWN.matcher(back).matches() || !isAddress(back)) {
      throw PageFailure.badRequest(
          "This form does not say which page it stood on.",
          "Go back to the patch and fill it in there.");
    }
    return back;
  }

  private static boolean isAddress(String back) {
    try {
      return !URI.create(back).isAbsolute();
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }
}
