# ruby-jwt: a JWT checked against a whole JWK Set.
require 'json'
require 'jwt'

if ARGV == ['--version']
  puts Gem.loaded_specs['jwt']&.version || JWT.gem_version
  exit
end

taken = JSON.parse($stdin.read).map do |test|
  JWT.decode(
    test['token'], nil, true,
    algorithms: [test['algorithm']], jwks: JSON.parse(test['jwks'].to_json, symbolize_names: true),
    iss: test['issuer'], verify_iss: true, aud: test['audience'], verify_aud: true,
    required_claims: %w[exp iat jti]
  )
  nil
rescue StandardError => e
  "#{e.class}: #{e.message}"
end
puts taken.to_json
