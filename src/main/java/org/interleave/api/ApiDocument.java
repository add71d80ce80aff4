package org.interleave.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.interleave.api.shape.Checked;
import org.interleave.api.shape.Mails;
import org.interleave.api.shape.Page;
import org.interleave.api.shape.Problem;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What springdoc cannot see in the handlers: problems, tokens, and which fields are always there.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
  private static final String TOKEN = "token";
  private static final String PROBLEM = "#/components/schemas/Problem";

  @Bean
  OpenAPI openApi() {
    return new OpenAPI(SpecVersion.V31)
        .info(
            new Info()
                .title("Interleave")
                .version("1")
                .description(
                    "Series of patches, what tools and people say of them, and where CI systems"
                        + " post runs. Errors are application/problem+json.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("Made by interleave token create.")));
  }

  @Bean
  OpenApiCustomizer apiDetails() {
    return document -> {
      document.setServers(List.of(new Server().url("/")));
      ModelConverters.getInstance(true)
          .readAll(Problem.class)
          .forEach(document.getComponents()::addSchemas);
      document.getPaths().values().forEach(ApiDocument::complete);
      document.getComponents().getSchemas().forEach(ApiDocument::require);
    };
  }

  private static void complete(PathItem path) {
    path.readOperationsMap()
        .forEach((method, operation) -> {
          if (method == PathItem.HttpMethod.POST) {
            operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
          } else {
            operation
                .getResponses()
                .addApiResponse("304", new ApiResponse().description("As If-None-Match has it."));
          }
          addProblems(operation);
        });
  }

  private static void addProblems(Operation operation) {
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse()
                .description("A problem.")
                .content(
                    new Content()
                        .addMediaType(
                            "application/problem+json",
                            new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
  }

  /** What a record holds is there, unless it is an Optional. */
  @SuppressWarnings("rawtypes")
  private static void require(String name, Schema schema) {
    record(name)
        .ifPresent(shape -> {
          List<String> required =
              Arrays.stream(shape.getRecordComponents())
                  .filter(part -> part.getType() != Optional.class)
                  .map(RecordComponent::getName)
                  .toList();
          schema.setRequired(required.isEmpty() ? null : required);
        });
  }

  private static Optional<Class<?>> record(String name) {
    if (name.startsWith("Page")) {
      return Optional.of(Page.class);
    }
    Map<String, Class<?>> renamed =
        Map.of("FindingPlace", Checked.Hunk.class, "Problem", Problem.class);
    return Optional.<Class<?>>ofNullable(renamed.get(name))
        .or(() ->
            Stream.concat(
                    Arrays.stream(Mails.class.getDeclaredClasses()),
                    Arrays.stream(Checked.class.getDeclaredClasses()))
                .filter(shape -> shape.getSimpleName().equals(name))
                .findFirst());
  }
}
