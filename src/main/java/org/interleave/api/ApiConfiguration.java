package org.interleave.api;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import tools.jackson.databind.json.JsonMapper;

/** What stands around the handlers of the API. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {
  private static final String ALL = ProblemAnswers.ROOT + "/*";

  /** Behind the guard, which is the first. */
  private static final int DOOR = Ordered.HIGHEST_PRECEDENCE + 20;

  @Bean
  Answers answers(DataSource source, InstantSource clock, JsonMapper mapper) {
    return new Answers(source, clock, mapper);
  }

  /** A hundred requests a second keep a busy CI system going; a guest reads slower. */
  @Bean
  FilterRegistrationBean<Door> apiDoor(
      ProblemAnswers problems,
      @Value("${interleave.api.token-requests:1000}") int token,
      @Value("${interleave.api.guest-requests:500}") int guest) {
    FilterRegistrationBean<Door> door =
        new FilterRegistrationBean<>(new Door(problems, new Door.Limits(token, guest)));
    door.addUrlPatterns(ALL);
    door.setOrder(DOOR);
    return door;
  }

  /** Strong tags of the whole body; If-None-Match is answered with 304. */
  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> apiTags() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> tags =
        new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    tags.addUrlPatterns(ALL);
    tags.setName("apiTags");
    tags.setOrder(DOOR + 10);
    return tags;
  }
}
