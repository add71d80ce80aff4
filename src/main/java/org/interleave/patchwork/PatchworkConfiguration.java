package org.interleave.patchwork;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.ObjectMapper;

/** The parts of the server that only Patchwork's clients need. */
@Configuration(proxyBeanMethods = false)
class PatchworkConfiguration implements WebMvcConfigurer {
  private final ObjectProvider<ObjectMapper> json;

  PatchworkConfiguration(ObjectProvider<ObjectMapper> json) {
    this.json = json;
  }

  @Bean
  @Order(2)
  PatchworkIndex patchworkIndex(DataSource source) {
    return new PatchworkIndex(source);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new Fields.Reader(json.getObject()));
  }
}
