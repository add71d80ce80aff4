package org.interleave.api.post;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code interleave post}: a CI job's last line. */
@Command(
    name = "post",
    mixinStandardHelpOptions = true,
    description = {
      "Posts the run of a CI job: its status, log and findings, for a patch, a version or a",
      "commit. A server that is busy or away is tried again; the run is posted once."
    },
    footer = {
      "",
      "INTERLEAVE_SERVER and INTERLEAVE_TOKEN stand for --server and --token-file.",
      "Exit status: 0 posted, 1 the server refused it or could not be reached, 2 a usage or",
      "input error."
    })
public final class PostCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:INTERLEAVE_SERVER:-http://127.0.0.1:8080}",
      description = "Where Interleave runs (default: ${DEFAULT-VALUE}).")
  private String server = "";

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with a token that has the scope checks:write.")
  private @Nullable Path tokenFile;

  @ArgGroup(multiplicity = "1")
  private Of of = new Of();

  /** What the run is of. */
  static final class Of {
    @Option(
        names = "--patch",
        paramLabel = "MESSAGE-ID",
        required = true,
        description = "A patch; a cover letter stands for its version.")
    private @Nullable String patch;

    @Option(
        names = "--commit",
        paramLabel = "ID",
        required = true,
        description = "A commit's full id.")
    private @Nullable String commit;

    @Option(
        names = "--series",
        paramLabel = "ID/VERSION[/PATCH]",
        required = true,
        description = "A version, or a patch of it: 1f0c2a9b7d3e/v2/3.")
    private @Nullable String series;
  }

  @Option(
      names = "--context",
      paramLabel = "NAME",
      required = true,
      description = "Which tool or job: letters, digits, '_', '.', '-'.")
  private String context = "";

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "pending, success, warning or fail (default: as the gravest finding).")
  private @Nullable String status;

  @Option(names = "--url", paramLabel = "URL", description = "Where people can read more.")
  private @Nullable String url;

  @Option(names = "--description", paramLabel = "LINE", description = "One line.")
  private @Nullable String description;

  @Option(names = "--log", paramLabel = "FILE", description = "Kept as it is.")
  private @Nullable Path log;

  @Option(
      names = "--kernel-log",
      paramLabel = "FILE",
      description = "Read for reports of KASAN, KCSAN, lockdep …; kept as the log.")
  private @Nullable Path kernelLog;

  @Option(names = "--sarif", paramLabel = "FILE", description = "SARIF 2.1.0.")
  private List<Path> sarif = List.of();

  @Option(names = "--junit", paramLabel = "FILE", description = "JUnit XML.")
  private List<Path> junit = List.of();

  @Option(names = "--json", description = "Print the run as the server keeps it.")
  private boolean json;

  private final Map<String, String> environment;
  private final Poster poster;

  public PostCommand() {
    this(System.getenv(), seconds -> Thread.sleep(seconds * 1_000));
  }

  PostCommand(Map<String, String> environment, Poster.Pause pause) {
    this.environment = environment;
    this.poster = new Poster(pause);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      URI address = address();
      String body = JsonMapper.shared().writeValueAsString(body());
      return switch (poster.post(address, token(), body)) {
        case Poster.Posted posted -> {
          out.println(json ? posted.body().toPrettyString() : line(posted));
          yield 0;
        }
        case Poster.NotPosted not -> {
          complain(not.why());
          yield 1;
        }
      };
    } catch (Reports.BadFile e) {
      complain(String.valueOf(e.getMessage()));
      return 2;
    }
  }

  private void complain(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("interleave: " + line.replace('\n', ' ').strip());
    err.flush();
  }

  private static String line(Poster.Posted posted) {
    int findings = posted.body().path("findings").size();
    return posted.location()
        + ": "
        + posted.body().path("status").asString("")
        + (findings == 0 ? "" : findings == 1 ? ", 1 finding" : ", " + findings + " findings");
  }

  private URI address() {
    String root = server.endsWith("/") ? server.substring(0, server.length() - 1) : server;
    try {
      URI address = URI.create(root + "/api/v1" + path() + "/runs");
      String scheme = String.valueOf(address.getScheme());
      if ((scheme.equals("http") || scheme.equals("https")) && address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException notAnAddress) {
      // refused below
    }
    throw new ParameterException(
        spec.commandLine(), "--server takes an address such as https://interleave.example.org");
  }

  private String path() {
    if (of.patch != null) {
      return "/patches/" + segment(of.patch.replaceAll("^<|>$", ""));
    }
    if (of.commit != null) {
      return "/commits/" + segment(of.commit);
    }
    String[] parts = String.valueOf(of.series).split("/", -1);
    return switch (parts.length) {
      case 2 -> "/series/" + segment(parts[0]) + "/versions/" + segment(parts[1]);
      case 3 ->
          "/series/"
              + segment(parts[0])
              + "/versions/"
              + segment(parts[1])
              + "/patches/"
              + segment(parts[2]);
      default ->
          throw new ParameterException(
              spec.commandLine(), "--series takes ID/VERSION or ID/VERSION/PATCH");
    };
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String token() throws IOException {
    if (tokenFile != null) {
      if (!Files.isReadable(tokenFile)) {
        throw new ParameterException(spec.commandLine(), tokenFile + " cannot be read");
      }
      return Files.readString(tokenFile).strip();
    }
    String token = environment.getOrDefault("INTERLEAVE_TOKEN", "").strip();
    if (token.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "a token is missing: give --token-file or INTERLEAVE_TOKEN; interleave token create"
              + " makes one");
    }
    return token;
  }

  private Map<String, Object> body() throws Reports.BadFile {
    Reports reports = Reports.read(log, kernelLog, sarif, junit);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("context", context);
    put(body, "status", status);
    put(body, "url", url);
    put(body, "description", description);
    reports.log().ifPresent(text -> body.put("log", text));
    body.put("findings", reports.json());
    return body;
  }

  private static void put(Map<String, Object> body, String name, @Nullable String value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
