package org.interleave.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How far the server can be reached: this machine only, unless told otherwise. */
final class ListenOption {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "The address to listen on; 0.0.0.0 for all (default: ${DEFAULT-VALUE}).",
        "Other machines reach the API only, and with a token (interleave token create)."
      })
  private String address;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = {
        "A name by which other machines know this server: ci.example.org, or",
        "https://ci.example.org where a proxy before it speaks TLS. May be repeated."
      })
  private List<String> hosts = List.of();

  @Option(
      names = "--open",
      description = "Let other machines read the API without a token; writing always needs one.")
  private boolean open;

  /** The address, once it and the names make sense. */
  InetAddress checked() {
    try {
      hosts.forEach(HostName::parse);
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new ParameterException(
          spec.commandLine(), "--listen takes an address of this machine, not " + address, e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** For the server's application. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.address", address);
    properties.put("interleave.hosts", String.join(",", hosts));
    properties.put("interleave.open", open);
    return properties;
  }
}
