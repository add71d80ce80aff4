package org.interleave.account;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.interleave.page.PageFailure;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page where tokens are made, listed and revoked. The guard keeps it to this machine. */
@Controller
class TokenPages {
  private static final int MOST_DAYS = 3650;

  private final Tokens tokens;
  private final InstantSource clock;

  TokenPages(Tokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A line of the list. */
  record Line(Token token, String state) {
    public boolean active() {
      return state.equals("active");
    }
  }

  @GetMapping("/tokens")
  String all(Model model) {
    return page(model);
  }

  private String page(Model model) {
    Instant now = clock.instant();
    model.addAttribute(
        "tokens", tokens.all().stream().map(one -> new Line(one, one.state(now))).toList());
    model.addAttribute("scopes", Scope.values());
    return "account/tokens";
  }

  /** Not redirected: the answer is the only place where the token is ever shown. */
  @PostMapping("/tokens")
  String create(
      @RequestParam String account,
      @RequestParam(defaultValue = "") String note,
      @RequestParam(name = "scope", defaultValue = "") List<String> scopes,
      @RequestParam Optional<Integer> days,
      Model model,
      HttpServletResponse response) {
    Instant now = clock.instant();
    Token.Wanted wanted =
        new Token.Wanted(
            account.strip(),
            note.strip(),
            scopes.stream().filter(word -> !word.isBlank()).map(TokenPages::scope).toList(),
            days.map(count -> now.plus(Duration.ofDays(Math.clamp(count, 1, MOST_DAYS)))));
    wanted
        .complaint(now)
        .ifPresent(complaint -> {
          throw PageFailure.badRequest(
              "No token was made: " + complaint + ".", "Go back and correct it.");
        });
    model.addAttribute("made", tokens.create(wanted));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return page(model);
  }

  private static Scope scope(String word) {
    return Scope.of(word)
        .orElseThrow(() ->
            PageFailure.badRequest(
                "There is no scope “" + word + "”.", "The form lists all scopes."));
  }

  @PostMapping("/tokens/{id:[a-z2-7]{8}}/revoke")
  String revoke(@PathVariable String id) {
    if (!tokens.revoke(id)) {
      throw PageFailure.notFound(
          "There is no token " + id + " that could be revoked.", "All tokens are at /tokens.");
    }
    return "redirect:/tokens";
  }
}
