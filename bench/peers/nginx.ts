import { askingFor, beforeUpstream, type GatewayPeer } from '../gateway.ts'
import { startUpstream, type Upstream } from '../upstream.ts'
import { type Installed, startInstalled } from './installed.ts'

/**
 * nginx, which asks another service about each request by `auth_request`. That service is the least there
 * can be, on the same core: it says yes to all.
 */
export const startNginx: GatewayPeer = (_ours, settings) =>
  beforeUpstream(async (upstream) => {
    const asked = await startUpstream('server')
    try {
      const askingAt = (port: number) => askingFor(`http://127.0.0.1:${port}`, '/guarded/thing')
      const served = await startInstalled(nginx(upstream, asked), { askingAt, ...settings })
      const stop = async (): Promise<void> => {
        await served.stop()
        await asked.stop()
      }
      return { ...served, pids: () => [...served.pids(), asked.pid], stop }
    } catch (error) {
      await asked.stop()
      throw error
    }
  })

function nginx(upstream: Upstream, asked: Upstream): Installed {
  return {
    program: 'nginx',
    argumentsFor: (file, directory) => ['-c', file, '-p', directory, '-e', 'stderr'],
    configuration: ({ port, directory }) => `
daemon off;
master_process off;
pid ${directory}/pid;
error_log stderr error;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${directory}/body;
  proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi;
  scgi_temp_path ${directory}/scgi;
  keepalive_requests 1000000000;
  upstream things { server 127.0.0.1:${upstream.port}; keepalive 64; keepalive_requests 1000000000; }
  upstream asked { server 127.0.0.1:${asked.port}; keepalive 64; keepalive_requests 1000000000; }
  proxy_http_version 1.1;
  proxy_set_header Connection "";
  server {
    listen 127.0.0.1:${port};
    location / { auth_request /asked; proxy_pass http://things; }
    location = /asked {
      internal;
      proxy_pass http://asked;
      proxy_pass_request_body off;
      proxy_set_header Connection "";
      proxy_set_header Content-Length "";
    }
  }
}
`,
  }
}
