package org.interleave.hook;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.interleave.page.PageFailure;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages where hooks are made and looked after. The guard keeps them to this machine. */
@Controller
class HookPages {
  private static final String ONE = "/hooks/{id:[0-9]{1,9}}";
  private static final int SHOWN = 100;

  private final Hooks hooks;

  HookPages(Hooks hooks) {
    this.hooks = hooks;
  }

  @GetMapping("/hooks")
  String all(Model model) {
    model.addAttribute("hooks", hooks.all());
    model.addAttribute("events", HookEvent.values());
    return "hook/hooks";
  }

  /** Not redirected: the answer is the only place where the secret is ever shown. */
  @PostMapping("/hooks")
  String add(
      @RequestParam String url,
      @RequestParam(name = "event", defaultValue = "") List<String> events,
      @RequestParam(name = "private", defaultValue = "false") boolean privateToo,
      Model model,
      HttpServletResponse response) {
    URI address =
        Hooks.address(url)
            .orElseThrow(
                () -> refused("a hook's address looks like https://ci.example.org/interleave"));
    List<HookEvent> wanted =
        events.stream()
            .filter(word -> !word.isBlank())
            .map(word -> HookEvent.of(word).orElseThrow(() -> refused("there is no event " + word)))
            .toList();
    if (wanted.isEmpty()) {
      throw refused("it needs at least one event");
    }
    model.addAttribute("made", hooks.add(address, wanted, privateToo));
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    return all(model);
  }

  private static PageFailure refused(String why) {
    return PageFailure.badRequest("No hook was made: " + why + ".", "Go back and correct it.");
  }

  @GetMapping(ONE)
  String one(@PathVariable int id, Model model) {
    model.addAttribute("hook", hooks.find(id).orElseThrow(() -> unknown(id)));
    model.addAttribute("deliveries", hooks.deliveries(id, SHOWN));
    return "hook/hook";
  }

  private static PageFailure unknown(int id) {
    return PageFailure.notFound("There is no hook " + id + ".", "All hooks are at /hooks.");
  }

  @PostMapping(ONE + "/remove")
  String remove(@PathVariable int id) {
    if (!hooks.remove(id)) {
      throw unknown(id);
    }
    return "redirect:/hooks";
  }

  @PostMapping(ONE + "/enable")
  String enable(@PathVariable int id) {
    if (!hooks.enable(id)) {
      throw unknown(id);
    }
    return "redirect:/hooks/" + id;
  }

  @PostMapping(ONE + "/deliveries/{delivery}/repeat")
  String repeat(@PathVariable int id, @PathVariable String delivery) {
    if (hooks.repeat(delivery).isEmpty()) {
      throw PageFailure.notFound(
          "There is no such delivery.", "The hook's page lists those of thirty days.");
    }
    return "redirect:/hooks/" + id;
  }
}
