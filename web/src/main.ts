import { mount } from 'svelte';
import App from './App.svelte';
import './css/tokens.css';
import './css/base.css';

mount(App, { target: document.getElementById('app')! });
