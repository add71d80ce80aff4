package org.interleave.site;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks for a page as soon as the server listens. The first page of a JVM takes a second or more, in
 * which classes are loaded and templates are read; a reader does not wait for that.
 */
@Component
class FirstPage {
  private static final Logger LOG = LoggerFactory.getLogger(FirstPage.class);
  private static final int PATIENCE_MILLIS = 30_000;

  @EventListener
  void ask(ServletWebServerInitializedEvent event) {
    Thread.ofVirtual().name("first-page").start(() -> ask(event.getWebServer().getPort()));
  }

  private static void ask(int port) {
    try {
      URI address = URI.create("http://127.0.0.1:" + port + "/series");
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setReadTimeout(PATIENCE_MILLIS);
      try (InputStream page = connection.getInputStream()) {
        page.readAllBytes();
      }
    } catch (IOException e) {
      LOG.info("the first page was not made ahead of time: {}", e.toString());
    }
  }
}
