package org.interleave.site;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.interleave.database.DataOption;
import org.interleave.database.Database;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the pages until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the pages on 127.0.0.1 until it is stopped (Ctrl-C).",
      "There is no sign-in yet, so other machines cannot reach it."
    })
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DataOption data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkPort();
    Database database = data.open();
    CountDownLatch stopped = new CountDownLatch(1);
    try {
      SpringApplication application = application(database.dataSource(), port);
      application.addListeners((ContextClosedEvent event) -> stopped.countDown());
      // runs after the last request was answered and every bean was closed
      SpringApplication.getShutdownHandlers().add(database::close);
      ConfigurableApplicationContext context = application.run();
      PrintWriter out = spec.commandLine().getOut();
      out.println("Interleave is ready: " + address(context));
      out.flush();
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    stopped.await();
    return 0;
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
        definition ->
            ((org.springframework.beans.factory.support.AbstractBeanDefinition) definition)
                .setDestroyMethodName(""));
  }

  private static String address(ConfigurableApplicationContext context) {
    var server = ((WebServerApplicationContext) context).getWebServer();
    return "http://127.0.0.1:" + (server == null ? 0 : server.getPort()) + "/";
  }

  /** Before anything is started, so that a port in use costs no time and ends in one line. */
  private void checkPort() throws IOException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port must be a number from 0 to 65535, not " + port);
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    } catch (BindException e) {
      throw new IOException(
          "port " + port + " is in use or not allowed; choose another with --port, or 0 for any",
          e);
    }
  }
}
