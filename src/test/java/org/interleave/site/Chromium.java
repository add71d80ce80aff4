package org.interleave.site;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The real browser, new for each test, and what its pages complain of. */
public final class Chromium implements BeforeEachCallback, AfterEachCallback {
  private static final int HEIGHT = 900;

  private final List<String> complaints = new ArrayList<>();
  private Playwright playwright;
  private Browser browser;

  @Override
  public void beforeEach(ExtensionContext test) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-component-update")));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    playwright.close();
  }

  /** A reader's window on the server of that port. */
  public BrowserContext window(int port, int width, ColorScheme scheme) {
    return window(
        new Browser.NewContextOptions()
            .setBaseURL("http://127.0.0.1:" + port)
            .setViewportSize(width, HEIGHT)
            .setColorScheme(scheme));
  }

  public BrowserContext window(Browser.NewContextOptions options) {
    BrowserContext window = browser.newContext(options);
    window.onWebError(error -> complaints.add(error.error()));
    window.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    return window;
  }

  public Page open(int port, int width, ColorScheme scheme) {
    return window(port, width, scheme).newPage();
  }

  /** What scripts and the console said was wrong. */
  public List<String> complaints() {
    return complaints;
  }
}
