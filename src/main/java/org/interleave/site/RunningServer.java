package org.interleave.site;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.interleave.database.Database;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** A server that answers. It closes the database it was given when it ends. */
final class RunningServer {
  private final ConfigurableApplicationContext context;
  private final CountDownLatch stopped;

  private RunningServer(ConfigurableApplicationContext context, CountDownLatch stopped) {
    this.context = context;
    this.stopped = stopped;
  }

  static RunningServer start(Database database, int port) {
    return start(database, port, Map.of());
  }

  /**
   * @param properties of the application, over those that it comes with
   */
  static RunningServer start(Database database, int port, Map<String, Object> properties) {
    CountDownLatch stopped = new CountDownLatch(1);
    try {
      SpringApplication application = application(database.dataSource(), port);
      application.addInitializers(context ->
          context
              .getEnvironment()
              .getPropertySources()
              .addFirst(new MapPropertySource("command line", properties)));
      application.addListeners((ContextClosedEvent event) -> stopped.countDown());
      // runs after the last request was answered and every bean was closed
      SpringApplication.getShutdownHandlers().add(database::close);
      return new RunningServer(application.run(), stopped);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The server's application on a database that is open; for whoever starts a server. */
  static SpringApplication application(DataSource source, int port) {
    SpringApplication application = new SpringApplication(Server.class);
    application.setDefaultProperties(Map.of("server.port", port));
    application.addInitializers(context -> register((GenericApplicationContext) context, source));
    return application;
  }

  private static void register(GenericApplicationContext context, DataSource source) {
    // closed by the database that it belongs to
    context.registerBean(
        "dataSource",
        DataSource.class,
        () -> source,
        definition -> ((AbstractBeanDefinition) definition).setDestroyMethodName(""));
  }

  /** A service of the server, by its type. */
  <T> T service(Class<T> type) {
    return context.getBean(type);
  }

  /**
   * Says where it is and waits.
   *
   * @param path of the page to open, without the first slash
   */
  int untilStopped(PrintWriter out, String path) throws InterruptedException {
    var server = ((WebServerApplicationContext) context).getWebServer();
    int port = server == null ? 0 : server.getPort();
    out.println("Interleave is ready: http://127.0.0.1:" + port + "/" + path);
    out.flush();
    stopped.await();
    return 0;
  }
}
