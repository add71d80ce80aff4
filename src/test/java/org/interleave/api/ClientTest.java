package org.interleave.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.interleave.account.Scope;
import org.interleave.account.Token;
import org.interleave.account.Tokens;
import org.interleave.api.post.PostCommand;
import org.interleave.site.PageTest;
import org.interleave.site.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import picocli.CommandLine;

/** Clients that know the API from its document alone, over the network. */
@SpringBootTest(classes = Server.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(PageTest.OneDatabase.class)
class ClientTest {
  private static final Path GENERATOR = Path.of("target/openapi-generator-cli.jar");

  /** What somebody would write who has the generated client and no other knowledge. */
  private static final String USE =
      """
      import java.util.List;
      import java.util.function.BiFunction;
      import org.openapitools.client.ApiClient;
      import org.openapitools.client.ApiException;
      import org.openapitools.client.api.RunsApi;
      import org.openapitools.client.api.SeriesApi;
      import org.openapitools.client.model.NewFinding;
      import org.openapitools.client.model.NewRun;
      import org.openapitools.client.model.PageSeriesRow;
      import org.openapitools.client.model.Run;

      public final class Use implements BiFunction<String, String, String> {
        @Override
        public String apply(String server, String token) {
          ApiClient client = new ApiClient();
          client.updateBaseUri(server);
          client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
          try {
            PageSeriesRow series = new SeriesApi(client).listSeries(null, null, null, null, 10);
            NewRun run = new NewRun()
                .context("generated")
                .status(NewRun.StatusEnum.WARNING)
                .findings(List.of(new NewFinding().kind("k").title("a finding").line(3)));
            Run posted = new RunsApi(client).postVersionRun(
                series.getItems().getFirst().getId(), "v2", run, null, null, null, null, "key-1");
            Run read = new RunsApi(client).getRun(posted.getId());
            return read.getContext() + " " + read.getStatus() + " " + read.getFindings().getFirst().getTitle();
          } catch (ApiException e) {
            return e.getCode() + " " + e.getResponseBody();
          }
        }
      }
      """;

  @LocalServerPort private int port;
  @Autowired private Tokens tokens;

  private String server() {
    return "http://127.0.0.1:" + port;
  }

  private String token() {
    return tokens
        .create(new Token.Wanted("client", "", List.of(Scope.CHECKS_WRITE), Optional.empty()))
        .secret();
  }

  private Path document(Path folder) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server() + "/api/v1/openapi.json")).build();
      return client.send(request, BodyHandlers.ofFile(folder.resolve("openapi.json"))).body();
    }
  }

  private static String generator(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx400m", "-jar", GENERATOR.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("generator", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(output);
    assertThat(ended).as(said).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @Test
  void theDocumentIsValid(@TempDir Path folder) throws IOException, InterruptedException {
    assertThat(generator("validate", "-i", document(folder).toString()))
        .contains("No validation issues detected");
  }

  @Test
  void aGeneratedClientCompilesAndPostsARun(@TempDir Path folder)
      throws IOException, InterruptedException, ReflectiveOperationException {
    Path sources = folder.resolve("client");
    generator(
        "generate",
        "-i",
        document(folder).toString(),
        "-g",
        "java",
        "--library",
        "native",
        "-o",
        sources.toString(),
        "--global-property",
        "models,apis,supportingFiles,modelDocs=false,apiDocs=false,modelTests=false,apiTests=false",
        "--additional-properties",
        "useJakartaEe=true,openApiNullable=false");
    Path classes = Files.createDirectory(folder.resolve("classes"));

    assertThat(compile(sources.resolve("src/main/java"), classes)).isEmpty();

    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      @SuppressWarnings("unchecked")
      var use =
          (java.util.function.BiFunction<String, String, String>)
              loader.loadClass("Use").getConstructor().newInstance();
      assertThat(use.apply(server(), token())).isEqualTo("generated warning a finding");
      assertThat(use.apply(server(), "ilv_wrong")).startsWith("401 ").contains("advice");
    }
  }

  /** The compiler's errors. */
  private static String compile(Path sources, Path classes) throws IOException {
    Files.writeString(sources.resolve("Use.java"), USE);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(sources)) {
      boolean well =
          compiler
              .getTask(
                  said,
                  files,
                  null,
                  List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                  null,
                  files.getJavaFileObjectsFromPaths(
                      all.filter(path -> path.toString().endsWith(".java")).toList()))
              .call();
      return well ? "" : said.toString();
    }
  }

  @Test
  void theCommandPostsWhatAToolReported(@TempDir Path folder) throws IOException {
    Path junit = folder.resolve("junit.xml");
    Files.writeString(
        junit, "<testsuite><testcase name='t'><failure message='no'/></testcase></testsuite>");
    Path secret = folder.resolve("token");
    Files.writeString(secret, token() + "\n");
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(new PostCommand()).setOut(new PrintWriter(out));

    int status =
        command.execute(
            "--server",
            server(),
            "--token-file",
            secret.toString(),
            "--patch",
            "<20251006070012.41873-1-ines@example.org>",
            "--context",
            "unit",
            "--junit",
            junit.toString());

    assertThat(status).isZero();
    assertThat(out.toString()).startsWith(server() + "/api/v1/runs/").contains("fail, 1 finding");
  }
}
