package org.interleave.site;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The {@code --port} of the commands that serve pages. */
final class PortOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  /**
   * The port; checked before anything is started, so that one in use costs no time and ends in one
   * line.
   */
  int checked() throws IOException {
    return checked(InetAddress.getByName("127.0.0.1"));
  }

  /** The same for a server that listens on that address. */
  int checked(InetAddress address) throws IOException {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(
          spec.commandLine(), "--port must be a number from 0 to 65535, not " + port);
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
    } catch (BindException e) {
      throw new IOException(
          "port " + port + " is in use or not allowed; choose another with --port, or 0 for any",
          e);
    }
    return port;
  }
}
